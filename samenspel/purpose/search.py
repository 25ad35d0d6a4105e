"""What of this room can be found: versions of a contract, rules in the way and tests beside the purpose.

Each stands at the visibility it has, or its community where that is more closed.
"""

from samenspel.privacy.visibility import Visibility
from samenspel.purpose.models import PurposeTest, RuleInTheWay, Version
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import Said, findable

ORDER = list(Visibility.values)


def level_of(thing):
    """The more closed of what the thing and its community are."""
    return max(getattr(thing, "visibility", Visibility.PUBLIC), thing.community.visibility, key=ORDER.index)


def versions_said(versions):
    for version in versions:
        said = Said(version.pk)
        said.say(level_of(version), version.summary, *version.sentences.values_list("text", flat=True))
        yield said


def rules_said(rules):
    for rule in rules:
        said = Said(rule.pk)
        said.say(level_of(rule), rule.title, rule.example, rule.effect, rule.proposal)
        yield said


def tests_said(tests):
    for test in tests:
        said = Said(test.pk)
        said.say(level_of(test), test.title, test.text)
        yield said


def matching(kind, words, things):
    """Of ``things`` that may be seen already, those whose words match."""
    found = SearchDoc.objects.of(kind).matching(asks(words))
    return things.filter(pk__in=found.values("thing_id"))


findable(Version, name="purpose_version", said=versions_said)
findable(RuleInTheWay, name="rule_in_the_way", said=rules_said)
findable(PurposeTest, name="purpose_test", said=tests_said)
