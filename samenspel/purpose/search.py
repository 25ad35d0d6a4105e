"""What of this room can be found: versions of a contract, rules in the way and tests beside the purpose.

Each stands at the visibility it has, or its community where that is more closed.
"""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from samenspel.privacy.visibility import Visibility
from samenspel.purpose.models import PurposeTest, RuleInTheWay, Version, VersionSentence
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import Said, Shown, findable

ORDER = list(Visibility.values)


def level_of(thing):
    """The more closed of what the thing and its community are."""
    return max(getattr(thing, "visibility", Visibility.PUBLIC), thing.community.visibility, key=ORDER.index)


def versions_said(versions):
    for version in versions:
        said = Said(version.pk, at=version.adopted_at, place_id=version.community_id)
        said.say(level_of(version), version.summary, *version.sentences.values_list("text", flat=True))
        yield said


def rules_said(rules):
    for rule in rules:
        said = Said(rule.pk, at=rule.at, place_id=rule.community_id)
        said.entitle(level_of(rule), rule.title)
        said.say(level_of(rule), rule.example, rule.effect, rule.proposal)
        yield said


def tests_said(tests):
    for test in tests:
        said = Said(test.pk, at=test.at, place_id=test.community_id)
        said.entitle(level_of(test), test.title)
        said.say(level_of(test), test.text)
        yield said


def matching(kind, words, things):
    """Of ``things`` that may be seen already, those whose words match."""
    found = SearchDoc.objects.of(kind).matching(asks(words))
    return things.filter(pk__in=found.values("thing_id"))


def _versions_shown(versions, viewer):
    for each in versions:
        sentences = [sentence.text for sentence in each.sentences.all()]
        yield Shown(sentences[0] if sentences else str(each), each.get_absolute_url(), " ".join(sentences))


def _rules_shown(rules, viewer):
    return [
        Shown(each.title, each.get_absolute_url(), " ".join((each.example, each.effect, each.proposal)))
        for each in rules
    ]


def _tests_shown(tests, viewer):
    return [Shown(each.title, each.get_absolute_url(), each.text) for each in tests]


GROUP = {"words": _("Purpose"), "group": "purpose_version"}
findable(
    Version,
    name="purpose_version",
    said=versions_said,
    one=_("Purpose"),
    shown=_versions_shown,
    rows=lambda: Version.objects.select_related("community").prefetch_related(
        Prefetch("sentences", queryset=VersionSentence.objects.in_order())
    ),
    **GROUP,
)
findable(
    RuleInTheWay,
    name="rule_in_the_way",
    said=rules_said,
    one=_("Rule in the way"),
    shown=_rules_shown,
    rows=lambda: RuleInTheWay.objects.select_related("community"),
    **GROUP,
)
findable(
    PurposeTest,
    name="purpose_test",
    said=tests_said,
    one=_("Test beside the purpose"),
    shown=_tests_shown,
    rows=lambda: PurposeTest.objects.select_related("community"),
    **GROUP,
)
