"""What this room holds about people."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import (
    Advice,
    AdviceUse,
    Answer,
    Asked,
    BallotBox,
    Decider,
    Extension,
    HandOver,
    Note,
    ObjectionReply,
    ObjectionWord,
    Outcome,
    Proposal,
    Proxy,
    Reaction,
    Review,
    Round,
)
from samenspel.feed.models import Entry
from samenspel.privacy.sockets import hold, on_erasure, on_taking_along, says_nothing_of_people
from samenspel.search.indexing import forget as forget_in_search

CHOICE = _("Your own choice to take part.")
RECORD = _("The legitimate interest of the community in knowing what was decided, how and why.")
AS_LONG = _("As long as the proposal is there.")
THOSE_WHO_SEE = _("Whoever may see the proposal.")
MEMBERS = _("The members of the community and administrators.")
REMOVED = _("It is removed.")
WITHOUT_YOU = _("It stays, without your name.")


def _hold(model, what, why, *, seen_by=MEMBERS, basis=CHOICE, on_erasure=WITHOUT_YOU, **more):
    hold(
        model,
        what=what,
        why=why,
        basis=basis,
        kept=AS_LONG,
        seen_by=seen_by,
        on_erasure=on_erasure,
        **more,
    )


_hold(
    Proposal,
    _("What you proposed to decide"),
    _("So that people can answer you, and know how a decision came about."),
    seen_by=THOSE_WHO_SEE,
    on_erasure=_("The proposal stays, without your name; or it is removed, when you choose so. Drafts go."),
)
_hold(
    Round,
    _("That you opened a round of a proposal"),
    _("So that it is known when people were asked, and by whom."),
    mine=lambda person: Round.objects.filter(opened_by=person),
)
_hold(
    Extension,
    _("That you gave more time to answer"),
    _("So that a later end can be explained."),
    basis=RECORD,
)
_hold(
    Decider,
    _("That you decide something after hearing advice"),
    _("So that everyone knows who decides."),
    seen_by=THOSE_WHO_SEE,
    on_erasure=REMOVED,
)
_hold(
    Asked,
    _("That your answer or advice was asked, and whether you put a ballot in an anonymous box; never which"),
    _("So that it is clear who has a say, and nobody votes twice."),
    seen_by=_(
        "You. Members see whose advice is asked and how many answered; never who put a ballot in a box."
    ),
    basis=RECORD,
    on_erasure=_("It is removed. A ballot in a box stays: nobody can tell which one was yours."),
)
_hold(
    Answer,
    _("What you answered to proposals, by name, also what you said before you changed it"),
    _("So that an objection can be answered, and everyone knows where people stand."),
    on_erasure=_("Your words stay in the record, without your name, and count no longer while it is open."),
)
_hold(
    ObjectionReply,
    _("What you answered to an objection"),
    _("So that nobody is outvoted in silence."),
    mine=lambda person: ObjectionReply.objects.filter(by=person),
)
_hold(
    ObjectionWord,
    _("Whether you found your objection resolved"),
    _("So that it is known whether an objection stands."),
    mine=lambda person: ObjectionWord.objects.filter(reply__objection__person=person),
)
_hold(
    Reaction,
    _("Questions and reactions you wrote"),
    _("So that a proposal becomes clear before people answer."),
)
_hold(Advice, _("Advice you gave"), _("So that who decides knows what others know."))
_hold(
    AdviceUse,
    _("What you did with an advice, as who decides"),
    _("So that whoever gave advice knows what became of it."),
    mine=lambda person: AdviceUse.objects.filter(by=person),
)
_hold(
    Outcome,
    _("Outcomes you wrote down"),
    _("So that it is known who recorded what was decided, and why."),
    seen_by=THOSE_WHO_SEE,
    basis=RECORD,
    mine=lambda person: Outcome.objects.filter(by=person),
)
_hold(
    HandOver,
    _("That a decision was handed to you because you have the mandate, or that you handed one over"),
    _("So that it is known who decided with an objection standing."),
    seen_by=THOSE_WHO_SEE,
    basis=RECORD,
    mine=lambda person: HandOver.objects.filter(person=person) | HandOver.objects.filter(by=person),
)
_hold(
    Note,
    _("Notes you added to a decision"),
    _("So that a record can be corrected without being changed."),
    seen_by=THOSE_WHO_SEE,
    mine=lambda person: Note.objects.filter(by=person),
)
_hold(
    Review,
    _("What you saw when you looked again at a decision"),
    _("So that decisions are kept, changed or ended knowingly."),
    seen_by=THOSE_WHO_SEE,
    mine=lambda person: Review.objects.filter(by=person),
)
_hold(
    Proxy,
    _("Whom you let answer for you, and for whom you may answer"),
    _("So that you have a say when you are away."),
    on_erasure=REMOVED,
)
says_nothing_of_people(BallotBox, "ballots lie in it without anything that leads to who put them in")


@on_erasure
def forget(person):
    """Drafts nobody else saw go with who wrote them."""
    Proposal.objects.filter(by=person, state="draft").delete()


@on_taking_along
def take_along(person):
    """Proposals they made go, with what was told about them, unless others made a decision of them."""
    theirs = Proposal.objects.filter(by=person).exclude(rounds__outcome__ending=Outcome.Ending.DECIDED)
    pks = list(theirs.values_list("pk", flat=True))
    kind = ContentType.objects.get_for_model(Proposal)
    Entry.objects.filter(about_type=kind, about_id__in=pks).delete()
    forget_in_search("proposal", pks)
    Proposal.objects.filter(pk__in=pks).delete()
