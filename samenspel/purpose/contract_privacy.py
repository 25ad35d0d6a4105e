"""What versions, signatures, reviews, tests and rules hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.feed.telling import untell
from samenspel.privacy.sockets import hold, on_erasure, on_taking_along, says_nothing_of_people
from samenspel.purpose.models import (
    Dropping,
    MajorEvent,
    PurposeTest,
    ReviewAnswer,
    RuleInTheWay,
    RuleMet,
    RuleOutcome,
    Seconding,
    Signature,
    TestClosing,
    TestReading,
    Version,
    VersionSentence,
)
from samenspel.search import indexing

CHOICE = _("Your own choice to take part.")
COMMUNITY = _("Legitimate interest of the community: to remember what was agreed, and by whom it was led.")
AS_LONG = _("As long as the community exists.")
WITHOUT_YOU = _("It stays, without your name.")
STAYS_OR_GOES = _("It stays without your name; or it is removed, when you choose so.")
WHO_SEES_COMMUNITY = _("Whoever may see the community.")
ONCE = ("once",)

hold(
    Version,
    what=_("Versions of a purpose that you adopted"),
    why=_("So that it is known since when a version holds, and who closed the round."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("Nobody but you; the version itself: whoever may see the community."),
    on_erasure=_("The version and its sentences stay, without your name."),
    mine=lambda person: Version.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    Signature,
    what=_(
        "Which versions of a social contract you signed, with your note, and when you took your name away"
    ),
    why=_("So that a community knows whether its contract is carried."),
    basis=CHOICE,
    kept=_("As long as the community exists; after you leave it counts no longer."),
    seen_by=_("The members of the community, as far as they may see you; others see only how many signed."),
    on_erasure=_("Your signatures and notes are removed."),
)
hold(
    ReviewAnswer,
    what=_("That you answered a proposal to look at the purpose again, and why"),
    why=_("So that a review is put off with a reason, and not by silence."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("The members of the community; your name does not stand beside it."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: ReviewAnswer.objects.filter(by=person),
)
hold(
    MajorEvent,
    what=_("What you named as a reason to look at the purpose again"),
    why=_("So that a community notices that something changed."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("The members of the community; your name does not stand beside it."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: MajorEvent.objects.filter(by=person),
)
hold(
    PurposeTest,
    what=_("What you put beside the purpose"),
    why=_("To see whether it serves what the community is for."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Whom you chose; the members, unless you chose otherwise."),
    on_erasure=STAYS_OR_GOES,
    mine=lambda person: PurposeTest.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    TestClosing,
    what=_("What you concluded from something that stood beside the purpose"),
    why=_("So that it is known what was done with what people said."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("Whoever may see the thing; your name does not stand beside it."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: TestClosing.objects.filter(by=person),
)
hold(
    TestReading,
    what=_("What you said that something serves, or where it rubs"),
    why=_("So that a decision, rule or indicator is read by those it touches."),
    basis=CHOICE,
    kept=_("As long as the community exists, or until you take your words back."),
    seen_by=_("The words: whoever may see the thing. That they are yours: you, and who judges a report."),
    on_erasure=_("Your words are removed."),
    mine=lambda person: TestReading.objects.filter(person=person),
    leave_out=ONCE,
)
hold(
    Seconding,
    what=_("Where you said that you see the same as someone else"),
    why=_("To know how many see it."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Nobody but you. Others see how many, from five."),
    on_erasure=_("It is removed, and counts no longer."),
    mine=lambda person: Seconding.objects.filter(person=person),
)
hold(
    RuleInTheWay,
    what=_("Rules in the way that you reported"),
    why=_("So that what blocks the purpose is seen and something is done with it."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Whom you chose; that it was you: the members of the community."),
    on_erasure=STAYS_OR_GOES,
    mine=lambda person: RuleInTheWay.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    RuleMet,
    what=_("Rules in the way that you meet too"),
    why=_("To know how many people a rule touches."),
    basis=CHOICE,
    kept=_("As long as the rule stands in the register, or until you take it back."),
    seen_by=_("Others see how many, from five. Your name only when you chose so, and only members."),
    on_erasure=_("It is removed, and counts no longer."),
    mine=lambda person: RuleMet.objects.filter(person=person),
)
hold(
    RuleOutcome,
    what=_("What you wrote down that happens with a rule"),
    why=_("So that whoever reported it reads what was done, and why."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("Whoever may see the rule; your name does not stand beside it."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: RuleOutcome.objects.filter(by=person),
)
says_nothing_of_people(
    VersionSentence, because=_("The words of a contract are of all; who wrote them is not in it.")
)
says_nothing_of_people(Dropping, because=_("Which sentence was left out, and why; not by whom."))


@on_erasure
def forget(person):
    """What was told about signatures goes with them."""
    for signature in Signature.objects.filter(person=person):
        untell(signature)


@on_taking_along
def take_along(person):
    """Rules they reported, and tests nobody else said something about, go."""
    for rule in RuleInTheWay.objects.filter(by=person):
        for outcome in rule.outcomes.all():
            untell(outcome)
        untell(rule)
        indexing.forget("rule_in_the_way", [rule.pk])
        rule.delete()
    alone = PurposeTest.objects.filter(by=person).exclude(readings__person__in=_others(person))
    for test in alone:
        indexing.forget("purpose_test", [test.pk])
        test.delete()


def _others(person):
    return TestReading.objects.exclude(person=person).values("person")
