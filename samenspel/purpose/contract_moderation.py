"""What can be reported of what stands beside a contract: rules in the way, tests, and words about them."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.moderation.sockets import register
from samenspel.purpose.models import PurposeTest, RuleInTheWay, TestReading


def looked_after(model, path, own):
    """What ``person`` judges of a model: administrators all, stewards that of theirs; never their own."""

    def of(person):
        rows = model.objects.exclude(**{own: person})
        if person.is_administrator:
            return rows
        return rows.filter(**{f"{path}__in": Community.objects.stewarded_by(person)})

    return of


def stewards_of(community):
    return [each.person for each in community.stewardships.current().select_related("person")]


def has_work_for(person):
    return person.is_administrator or Community.objects.stewarded_by(person).exists()


register(
    RuleInTheWay,
    name="rule-in-the-way",
    label=_("rule in the way"),
    visible_to=RuleInTheWay.objects.visible_to,
    moderated_by=looked_after(RuleInTheWay, "community", "by"),
    near=lambda rule: stewards_of(rule.community),
    has_work_for=has_work_for,
    made_by=lambda person: RuleInTheWay.objects.filter(by=person),
    maker=lambda rule: rule.by,
    rules=lambda rule: clauses_of(rule.community),
    shown=lambda rule: [
        (_("an example of what happened"), rule.example),
        (_("what it leads to"), rule.effect),
        (_("what you propose"), rule.proposal),
    ],
)
register(
    PurposeTest,
    name="purpose-test",
    label=_("something beside the purpose"),
    visible_to=PurposeTest.objects.visible_to,
    moderated_by=looked_after(PurposeTest, "community", "by"),
    near=lambda test: stewards_of(test.community),
    has_work_for=has_work_for,
    made_by=lambda person: PurposeTest.objects.filter(by=person),
    maker=lambda test: test.by,
    rules=lambda test: clauses_of(test.community),
    shown=lambda test: [("", test.title), (_("what one should know about it"), test.text)],
)
register(
    TestReading,
    name="purpose-reading",
    label=_("what someone read in it"),
    visible_to=TestReading.objects.visible_to,
    moderated_by=looked_after(TestReading, "test__community", "person"),
    near=lambda reading: stewards_of(reading.test.community),
    has_work_for=has_work_for,
    made_by=lambda person: TestReading.objects.filter(person=person),
    maker=lambda reading: reading.person,
    rules=lambda reading: clauses_of(reading.test.community),
    shown=lambda reading: [(reading.get_side_display(), reading.words)],
)
