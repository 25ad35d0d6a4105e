"""What rounds, ideas, drafts, amendments and reactions hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.feed.telling import untell
from samenspel.privacy.sockets import hold, on_erasure, on_taking_along, says_nothing_of_people
from samenspel.purpose import inventory
from samenspel.purpose.models import (
    Amendment,
    AmendmentAnswer,
    AskedAddress,
    Difference,
    Draft,
    Idea,
    Inspirer,
    ObjectionAnswer,
    PhaseChange,
    Reaction,
    Round,
    Sentence,
    SentenceRevision,
    SentenceSource,
)

CHOICE = _("Your own choice to take part.")
COMMUNITY = _("Legitimate interest of the community: that everyone can follow how its purpose came to be.")
AS_LONG = _("As long as the community exists.")
WITHOUT_YOU = _("It stays, without your name.")
STAYS_OR_GOES = _("It stays without your name; or it is removed, when you choose so.")
WHO_SEES_COMMUNITY = _("Whoever may see the community; your name, whoever may see you.")
MEMBERS = _("Members of the community, with your name.")
ONCE = ("once",)

hold(
    Round,
    what=_("Rounds of making a purpose that you began"),
    why=_("Because whoever begins a round may move it on."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("Whoever may see the community reads it in the news, when they may see you."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: Round.objects.filter(started_by=person),
)
hold(
    PhaseChange,
    what=_("Where you moved a round to, and why"),
    why=_("So that everyone can follow how it went."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=WHO_SEES_COMMUNITY,
    on_erasure=WITHOUT_YOU,
    mine=lambda person: PhaseChange.objects.filter(by=person),
)
hold(
    Idea,
    what=_("Ideas and examples you brought, and what you wrote about people who inspire you"),
    why=_("Because a purpose is made of them."),
    basis=CHOICE,
    kept=_("Until you take it back."),
    seen_by=WHO_SEES_COMMUNITY,
    on_erasure=STAYS_OR_GOES,
    mine=lambda person: Idea.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    Inspirer,
    what=_("That you were named as someone who inspires, and what you answered"),
    why=_("So that nobody is shown who did not say yes."),
    basis=_("Your consent, which you can take back."),
    kept=_("Until you say no or take your yes back; without an answer, a month."),
    seen_by=_("Whoever named you; after your yes, whoever may see the community."),
    on_erasure=_("Your name and what was written about you are removed."),
    mine=lambda person: Inspirer.objects.filter(person=person),
)
hold(
    AskedAddress,
    what=_("That you had someone outside asked by letter"),
    why=_("So that nobody gets a letter twice, nor again after a no. Of the address only a mark is kept."),
    basis=_("Legitimate interest of who would get the letters."),
    kept=_("A month; after a no, as long as this place exists."),
    seen_by=_("Nobody but you."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: AskedAddress.objects.filter(by=person),
    leave_out=("mark", "said_no"),
)
hold(
    Draft,
    what=_("Drafts of a purpose that you began"),
    why=_("Because whoever begins a draft may take it back."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=WHO_SEES_COMMUNITY,
    on_erasure=WITHOUT_YOU,
    mine=lambda person: Draft.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    SentenceRevision,
    what=_("What you changed in the sentences of drafts, and why"),
    why=_("So that one can read how each sentence came to be."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=WHO_SEES_COMMUNITY,
    on_erasure=WITHOUT_YOU,
    mine=lambda person: SentenceRevision.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    SentenceSource,
    what=_("Which statements and ideas you put behind a sentence"),
    why=_("So that one can read where each sentence comes from."),
    basis=COMMUNITY,
    kept=AS_LONG,
    seen_by=_("Nobody but you; the source itself: whoever may see it."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: SentenceSource.objects.filter(by=person),
)
hold(
    Difference,
    what=_("Differences you named or called resolved"),
    why=_("So that a difference is not hidden."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Nobody but you; the difference itself: whoever may see the community."),
    on_erasure=WITHOUT_YOU,
    mine=lambda person: Difference.objects.filter(by=person) | Difference.objects.filter(resolved_by=person),
)
hold(
    Amendment,
    what=_("Changes you proposed in sentences of drafts, and why"),
    why=_("So that they can be answered, and one can read how a sentence came to be."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=WHO_SEES_COMMUNITY,
    on_erasure=STAYS_OR_GOES,
    mine=lambda person: Amendment.objects.filter(by=person),
    leave_out=ONCE,
)
hold(
    AmendmentAnswer,
    what=_("Answers you gave to proposals about a sentence"),
    why=_("So that whoever proposed something knows what became of it."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=WHO_SEES_COMMUNITY,
    on_erasure=WITHOUT_YOU,
    mine=lambda person: AmendmentAnswer.objects.filter(by=person),
)
hold(
    Reaction,
    what=_("What you said to drafts, also before you changed it"),
    why=_("So that objections are answered and nobody is outvoted in silence."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=MEMBERS,
    on_erasure=STAYS_OR_GOES,
    mine=lambda person: Reaction.objects.filter(person=person),
)
hold(
    ObjectionAnswer,
    what=_("Answers you gave to objections"),
    why=_("Because an objection is answered in writing, and the answer stays with the version."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=MEMBERS,
    on_erasure=WITHOUT_YOU,
    mine=lambda person: ObjectionAnswer.objects.filter(by=person),
    leave_out=ONCE,
)
says_nothing_of_people(
    Sentence, _("It is a sentence many people wrote; who changed what stands in its history.")
)


@on_erasure
def forget(person):
    """Nobody is named after they are gone, nor waited for by somebody who is gone."""
    for inspirer in Inspirer.objects.filter(
        person=person, said__in=[Inspirer.Said.NOTHING, Inspirer.Said.YES]
    ):
        inventory.answer(inspirer, yes=False)
    Idea.objects.filter(by=person, inspirer__said=Inspirer.Said.NOTHING).delete()


@on_taking_along
def take_along(person):
    """Ideas, proposals nobody took over, and reactions go; what became part of a text is everyone's."""
    Idea.objects.filter(by=person).delete()
    Amendment.objects.filter(by=person).exclude(answer__taken=True).delete()
    Reaction.objects.filter(person=person).delete()
    for draft in Draft.objects.filter(by=person, sentences=None):
        untell(draft)
        draft.delete()
