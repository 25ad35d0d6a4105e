"""What people hear of from gatherings, and of what was agreed there."""

from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.calendars.inviting import COMING
from samenspel.gatherings.models import Commitment, CommitmentStep, Gathering, Registration
from samenspel.notifications.sockets import AT_ONCE, WEEKLY, heading, kind

heading("gatherings", _("Gatherings, and what was agreed there"), order=45)

# Their letters keep the calendar of who comes right: how one gets those is one choice.
IN_CALENDAR = {"moved", "cancelled"}


def _registrations(person):
    return Registration.objects.filter(gathering__in=Gathering.objects.visible_to(person))


def _places(person):
    """One's own place, whatever became of it: also one that was taken back."""
    return Registration.objects.filter(person=person)


for name, words in (
    ("called", _("A gathering is called in a community of mine")),
    ("asked_to_host", _("I am asked to lead a gathering")),
    ("dated", _("A day is found for a gathering I answered")),
    ("moved", _("A gathering I come to moves, or goes ahead after all")),
    ("cancelled", _("A gathering I come to is cancelled")),
    ("noted", _("Someone notes that I was at a gathering")),
):
    kind(
        f"gatherings.{name}",
        Gathering,
        words=words,
        visible_to=Gathering.objects.visible_to,
        related=("community",),
        again=name in {"moved", "cancelled", "noted"},
        by_mail=WEEKLY if name == "noted" else AT_ONCE,
        mailed_as=COMING if name in IN_CALENDAR else "",
    )
kind(
    "gatherings.registered",
    Registration,
    words=_("Someone comes to a gathering I lead"),
    visible_to=_registrations,
    grouped_by=lambda row: row.gathering_id,
    url=lambda row: row.gathering.get_absolute_url(),
    related=("gathering__community",),
)
for name, words in (
    ("moved_up", _("A place came free for me")),
    ("taken_back", _("My place at a gathering was taken back")),
):
    kind(
        f"gatherings.{name}",
        Registration,
        words=words,
        visible_to=_places,
        url=lambda row: row.gathering.get_absolute_url(),
        related=("gathering__community",),
        again=True,
        by_mail=AT_ONCE,
        mailed_as=COMING,
    )
kind(
    "gatherings.agreed",
    Commitment,
    words=_("Something is agreed that I do"),
    visible_to=Commitment.objects.visible_to,
    related=("gathering", "community"),
    by_mail=AT_ONCE,
)
kind(
    "gatherings.commitment_step",
    CommitmentStep,
    words=_("An agreement of mine, or one I wrote down, is kept, dropped or moved"),
    visible_to=lambda person: CommitmentStep.objects.filter(
        commitment__in=Commitment.objects.visible_to(person)
    ),
    grouped_by=lambda step: step.commitment_id,
    url=lambda step: step.commitment.get_absolute_url(),
    related=("commitment__gathering", "commitment__owner"),
)
kind(
    "gatherings.agreement_due",
    Commitment,
    words=_("Something I agreed to do is due in two days"),
    visible_to=lambda person: Commitment.objects.visible_to(person).open(),
    related=("gathering", "community"),
    again=True,
    by_mail=AT_ONCE,
)
