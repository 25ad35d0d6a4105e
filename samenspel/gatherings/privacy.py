"""What gatherings hold about people."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.feed.models import Entry
from samenspel.gatherings.models import (
    AgendaItem,
    Attendance,
    Birth,
    Commitment,
    CommitmentStep,
    DateAnswer,
    DateChoice,
    DatePoll,
    Gathering,
    GatheringStep,
    Guest,
    MinutesEdit,
    MinutesPart,
    Registration,
    RegistrationStep,
    Series,
)
from samenspel.privacy.sockets import hold, on_taking_along, says_nothing_of_people
from samenspel.search.indexing import forget as forget_in_search

CHOICE = _("Your own choice to take part.")
SEERS = _("Whoever may see the gathering; your name whoever may see you.")
READERS = _("Whoever may read the minutes; your name whoever may see you.")
AS_LONG = _("As long as the community is there.")
WITHOUT_YOU = _("It stays, without your name.")
REMOVED = _("It is removed.")


def hold_here(model, what, why, *, seen_by=SEERS, on_erasure=WITHOUT_YOU, basis=CHOICE, **more):
    """Say what rows of ``model`` tell of somebody; they are kept as long as the community is there."""
    said = {"what": what, "why": why, "basis": basis, "kept": AS_LONG}
    hold(model, seen_by=seen_by, on_erasure=on_erasure, **said, **more)


hold_here(
    Gathering,
    _("Gatherings you called or lead"),
    _("So that others know whom to turn to."),
    on_erasure=_("The gathering stays, without your name; or it is removed, when you choose so."),
    mine=lambda person: Gathering.objects.filter(Q(by=person) | Q(host=person)),
)
hold_here(
    Series,
    _("Series of gatherings you called"),
    _("So that it is known who set the rule."),
    mine=lambda person: Series.objects.filter(by=person),
)
hold_here(
    GatheringStep,
    _("How you moved, cancelled or settled gatherings, and why"),
    _("So that who comes knows what happened."),
    mine=lambda person: GatheringStep.objects.filter(by=person),
)
hold_here(
    Registration,
    _("To which gatherings you come or came, and what you let the host know"),
    _("So that there is a place for you, and you hear when something changes."),
    seen_by=_("Who leads it; your name also whoever may see the gathering and you."),
    on_erasure=REMOVED,
)
hold_here(
    RegistrationStep,
    _("When you registered, got a place or gave it back"),
    _("So that places are given in the order in which people asked."),
    seen_by=_("You, and who leads it."),
    on_erasure=REMOVED,
    mine=lambda person: RegistrationStep.objects.filter(Q(registration__person=person) | Q(by=person)),
)
hold_here(
    DateAnswer,
    _("When you could come, for gatherings that sought a day"),
    _("So that a day is found that suits most."),
    on_erasure=REMOVED,
)
hold_here(
    Attendance,
    _("At which gatherings you were"),
    _("So that one can read who was there."),
    on_erasure=REMOVED,
    mine=lambda person: Attendance.objects.filter(person=person),
    leave_out=("by",),
)
hold_here(
    Guest,
    _("Names of guests without an account that you wrote down"),
    _("So that one can read who was there."),
    seen_by=_("Whoever may read the minutes."),
    mine=lambda person: Guest.objects.filter(by=person),
)
hold_here(
    AgendaItem,
    _("Points you brought in"),
    _("So that it is known whom to ask about it."),
    mine=lambda person: AgendaItem.objects.filter(Q(by=person) | Q(brings=person)),
)
hold_here(
    MinutesPart,
    _("Minutes you wrote last"),
    _("So that it is known who wrote down what was said."),
    seen_by=READERS,
    mine=lambda person: MinutesPart.objects.filter(by=person),
)
hold_here(
    MinutesEdit,
    _("Earlier versions of minutes that you wrote"),
    _("So that nothing that was written is lost."),
    seen_by=_("Who writes in these minutes."),
    mine=lambda person: MinutesEdit.objects.filter(by=person),
)
hold_here(
    Commitment,
    _("What you agreed to do, and agreements you wrote down"),
    _("So that it follows you home until it is done."),
    seen_by=_("You, who was there, and the members of the community."),
    mine=lambda person: Commitment.objects.filter(Q(owner=person) | Q(by=person)),
    page="gatherings:my_agreements",
)
hold_here(
    CommitmentStep,
    _("That you kept, let go or moved an agreement, and why"),
    _("So that others know where it stands."),
    seen_by=_("Who may see the agreement."),
    mine=lambda person: CommitmentStep.objects.filter(by=person),
)
hold_here(
    Birth,
    _("That you said what was born at a gathering"),
    _("So that one finds back where something began."),
    mine=lambda person: Birth.objects.filter(by=person),
)

says_nothing_of_people(DatePoll, "it says until when one answers; who asks is said by the gathering")
says_nothing_of_people(DateChoice, "it is a moment to choose; who can come then is said by the answers")


@on_taking_along
def take_along(person):
    """What they called goes; not where others came, answered, were there or wrote by now."""
    mine = Gathering.objects.filter(by=person)
    for others in (
        Registration.objects.exclude(person=person).values("gathering"),
        Attendance.objects.exclude(person=person).values("gathering"),
        Guest.objects.exclude(by=person).values("gathering"),
        DateAnswer.objects.exclude(person=person).values("choice__poll__gathering"),
        MinutesPart.objects.exclude(by=person).values("gathering"),
        AgendaItem.objects.exclude(by=person).values("gathering"),
        Commitment.objects.exclude(owner=person).values("gathering"),
    ):
        mine = mine.exclude(pk__in=others)
    pks = list(mine.values_list("pk", flat=True))
    about = ContentType.objects.get_for_model(Gathering)
    Entry.objects.filter(about_type=about, about_id__in=pks).delete()
    forget_in_search("gathering", pks)
    Gathering.objects.filter(pk__in=pks).delete()
