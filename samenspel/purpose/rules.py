"""The register of rules in the way: reporting one, meeting it too, and what the community does with it.

What is marked as law is never asked to be broken: there is room within the rule, or a formal experiment.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell, untell
from samenspel.purpose import contract_access as access
from samenspel.purpose.models import RuleInTheWay, RuleMet, RuleOutcome
from samenspel.purpose.rounds import NotYet
from samenspel.search.indexing import forget, index


@transaction.atomic
def report(community, *, by, title, once=None, at=None, **rest):
    """Report a rule that is in the way; the same ``once`` gives the rule it gave before."""
    if not access.can_report_rule(by, community):
        raise PermissionDenied
    _see_that_it_fits(community, rest.get("sentence"))
    try:
        with transaction.atomic():
            rule = RuleInTheWay.objects.create(
                community=community, title=title, by=by, once=once, at=at or timezone.now(), **rest
            )
    except IntegrityError:
        return RuleInTheWay.objects.get(by=by, once=once)
    tell("purpose.rule_reported", by=by, about=rule, at=rule.at)
    index("rule_in_the_way", [rule])
    return rule


@transaction.atomic
def revise(rule, *, by, **changes):
    """Say it better; whoever reported it."""
    if not access.can_revise_rule(by, rule):
        raise PermissionDenied
    _see_that_it_fits(rule.community, changes.get("sentence"))
    for name, value in changes.items():
        setattr(rule, name, value)
    rule.save()
    index("rule_in_the_way", [rule])


@transaction.atomic
def take_back(rule, *, by):
    """Take a rule out of the register; once something was done with it, it stays known."""
    rule = RuleInTheWay.objects.select_for_update().get(pk=rule.pk)
    if not access.can_take_back_rule(by, rule):
        raise PermissionDenied
    if rule.outcomes.exists():
        raise NotYet(_("Something was done with this rule already. That stays known."))
    untell(rule)
    forget("rule_in_the_way", [rule.pk])
    rule.delete()


def meet(rule, *, by, is_named=False, at=None):
    """Say that one meets this rule too; again changes only whether one's name is shown."""
    if not access.can_meet_rule(by, rule) or rule.by_id == by.pk:
        raise PermissionDenied
    return RuleMet.objects.update_or_create(
        rule=rule,
        person=by,
        defaults={"is_named": is_named},
        create_defaults={"is_named": is_named, "at": at or timezone.now()},
    )[0]


def unmeet(rule, *, by):
    """Take that back; a second time changes nothing."""
    RuleMet.objects.filter(rule=rule, person=by).delete()


@transaction.atomic
def settle(rule, *, by, outcome, reason, look_again_on=None, at=None):
    """Write down what happens with the rule, and when one looks at it again; what was said before stays."""
    rule = RuleInTheWay.objects.select_for_update().get(pk=rule.pk)
    if not access.can_settle_rule(by, rule):
        raise PermissionDenied
    outcome = RuleOutcome.Outcome(outcome)
    if outcome == RuleOutcome.Outcome.SCRAP and rule.source == RuleInTheWay.Source.LAW:
        raise NotYet(
            _("A community cannot scrap a law. Look for the room within it, or ask for a formal experiment.")
        )
    if outcome == RuleOutcome.Outcome.EXPERIMENT and look_again_on is None:
        raise NotYet(_("An experiment has an end. Say when you look at it again."))
    last = rule.outcomes.last()
    if last and (last.outcome, last.reason, last.look_again_on) == (outcome, reason, look_again_on):
        return last
    said = RuleOutcome.objects.create(
        rule=rule,
        outcome=outcome,
        reason=reason,
        look_again_on=look_again_on,
        by=by,
        at=at or timezone.now(),
    )
    tell("purpose.rule_settled", by=by, about=said, at=said.at)
    return said


def _see_that_it_fits(community, sentence):
    if sentence is not None and sentence.version.community_id != community.pk:
        raise PermissionDenied
