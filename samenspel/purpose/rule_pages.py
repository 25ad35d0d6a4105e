"""What the pages of the register show: the list with its filters, one rule, and the table to keep."""

from dataclasses import dataclass

from django.db.models import Count
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from samenspel.people.models import Person
from samenspel.privacy import discretion
from samenspel.purpose import contract_access as access
from samenspel.purpose import search
from samenspel.purpose.models import RuleInTheWay, RuleOutcome
from samenspel.ui.sending import asked

WAITING = "waiting"


@dataclass(frozen=True)
class Asked:
    """What the address asks of the register; what is not known asks nothing."""

    source: str = ""
    outcome: str = ""
    words: str = ""

    @classmethod
    def of(cls, request):
        source, outcome = asked(request, "source"), asked(request, "outcome")
        return cls(
            source=source if source in RuleInTheWay.Source.values else "",
            outcome=outcome if outcome in (*RuleOutcome.Outcome.values, WAITING) else "",
            words=asked(request, "q"),
        )

    @property
    def query(self):
        said = {"source": self.source, "outcome": self.outcome, "q": self.words}
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def sources(self):
        return RuleInTheWay.Source.choices

    @property
    def outcomes(self):
        return [(WAITING, _("Nothing decided yet")), *RuleOutcome.Outcome.choices]

    def among(self, rules):
        rules = rules.with_outcome()
        if self.source:
            rules = rules.filter(source=self.source)
        if self.outcome:
            wanted = None if self.outcome == WAITING else self.outcome
            rules = rules.filter(outcome_now=wanted) if wanted else rules.filter(outcome_now=None)
        return search.matching("rule_in_the_way", self.words, rules) if self.words else rules


def listed(rules):
    """With what a line of the list needs."""
    return rules.select_related("community", "sentence").annotate(met_count=Count("met_by"))


def with_met(rules):
    """How many meet each, as far as it may be said; who reported it does too."""
    for rule in rules:
        rule.met = discretion.count(rule.met_count + 1)
        rule.outcome_words = RuleOutcome.Outcome(rule.outcome_now).label if rule.outcome_now else ""


def page(rule, viewer):
    """One rule as ``viewer`` may see it."""
    mine = rule.met_by.filter(person=viewer).first() if viewer.is_authenticated else None
    seen = Person.objects.visible_to(viewer)
    is_member = access.can_see_signatures(viewer, rule.community)
    named = rule.met_by.filter(is_named=True, person__in=seen).select_related("person") if is_member else ()
    outcomes = list(rule.outcomes.all())
    return {
        "rule": rule,
        "met": discretion.count(rule.met_by.count() + 1),
        "is_met": rule.met_by.exists(),
        "named": [row.person for row in named],
        "mine": mine,
        "reported_by": seen.filter(pk=rule.by_id).first() if is_member else None,
        "can_meet": access.can_meet_rule(viewer, rule) and rule.by_id != viewer.pk,
        "can_revise": access.can_revise_rule(viewer, rule),
        "can_settle": access.can_settle_rule(viewer, rule),
        "can_take_back": access.can_take_back_rule(viewer, rule) and not outcomes,
        "outcomes": outcomes[::-1],
        "is_law": rule.source == RuleInTheWay.Source.LAW,
        "days": (timezone.now() - rule.at).days,
    }


def table(rules):
    """Heading and rows for a table; nobody is named in it."""
    yield [
        _("rule"),
        _("source"),
        _("reported on"),
        _("in the way since"),
        _("example"),
        _("effect"),
        _("proposal"),
        _("sentence"),
        _("how many meet it"),
        _("outcome"),
        _("decided on"),
    ]
    for rule in rules:
        yield [
            _plain(cell)
            for cell in (
                rule.title,
                rule.get_source_display(),
                timezone.localdate(rule.at).isoformat(),
                rule.since.isoformat() if rule.since else "",
                rule.example,
                rule.effect,
                rule.proposal,
                rule.sentence.text if rule.sentence else "",
                str(rule.met.value) if rule.met.shown else "",
                rule.outcome_words,
                timezone.localdate(rule.outcome_at).isoformat() if rule.outcome_at else "",
            )
        ]


def _plain(cell):
    """A cell that no spreadsheet takes for a formula."""
    cell = str(cell)
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
