"""What this room holds about people, and what it does when someone is erased."""

from django.utils.translation import gettext_lazy as _

from samenspel.networks.freezing import without
from samenspel.networks.models import CollaborationEvent, OwnFigures, Snapshot, Tie
from samenspel.privacy.sockets import hold, on_erasure

hold(
    CollaborationEvent,
    what=_("Events of working together, from a file"),
    why=_("To see how people and organisations work together, and to talk about it."),
    basis=_("Legitimate interest, or a public task, of the organisation that brought the file."),
    kept=_("As long as the dataset is kept; an administrator removes it as a whole."),
    seen_by=_("Nobody sees single events. Figures are shown for groups of at least five."),
    on_erasure=_("Your events are removed."),
)
hold(
    Tie,
    what=_("Ties between people, from a file"),
    why=_("To see how people and organisations are connected, and to talk about it."),
    basis=_("Legitimate interest, or a public task, of the organisation that brought the file."),
    kept=_("As long as the dataset is kept; an administrator removes it as a whole."),
    seen_by=_("Nobody sees single ties of others. Figures are shown for groups of at least five."),
    on_erasure=_("Your ties are removed."),
)
hold(
    Snapshot,
    what=_("Snapshots of the network on a date"),
    why=_("To see change over time, and to be able to calculate a figure again."),
    basis=_("Legitimate interest, or a public task, of the organisation that runs this house."),
    kept=_("As long as the house or the dataset exists."),
    seen_by=_("Only figures of groups of at least five are shown, never who has a tie with whom."),
    on_erasure=_("You are made unrecognisable in every snapshot: your place stays, without you."),
)
hold(
    OwnFigures,
    what=_("Your own place in the network"),
    why=_("So that you can look at your own ties and decide what to do with that."),
    basis=_("Legitimate interest; only you can see it."),
    kept=_("Until the next snapshot replaces it."),
    seen_by=_("You alone. Administrators and stewards cannot see it."),
    on_erasure=_("It is removed."),
)


@on_erasure
def forget(person):
    """Take someone out of every frozen network; the shape stays, the person is gone."""
    for pk in list(Snapshot.objects.order_by("pk").values_list("pk", flat=True)):
        kept = without(Snapshot.objects.values_list("ties", flat=True).get(pk=pk), person.pk)
        if kept is not None:
            Snapshot.objects.filter(pk=pk).update(ties=kept)
