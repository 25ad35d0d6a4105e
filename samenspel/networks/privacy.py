"""What this room holds about people, and what it does when someone is erased."""

from django.db.models import Count, Max, Min, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import keep_for
from samenspel.networks.freezing import without
from samenspel.networks.models import CollaborationEvent, OwnFigures, Snapshot, Tie
from samenspel.privacy.sockets import hold, on_erasure

# Fewer than these who said something about someone could be worked out.
FEWEST = 3


def _ties(person):
    """What files said of this person: how many they named, and how many named them, but never who."""
    told = {}
    mine = Tie.objects.filter(person=person, directed=True).values_list("relation")
    for relation, number in mine.annotate(n=Count("pk")).order_by("relation"):
        told[_("People you named (%s)") % relation] = number
    others = Tie.objects.filter(other=person, directed=True).values_list("relation")
    for relation, number in others.annotate(n=Count("pk")).order_by("relation"):
        told[_("People who named you (%s)") % relation] = _at_least(number)
    both = Tie.objects.filter(Q(person=person) | Q(other=person), directed=False).values_list("relation")
    for relation, number in both.annotate(n=Count("pk")).order_by("relation"):
        told[_("People with whom a file ties you (%s)") % relation] = _at_least(number)
    return told


def _events(person):
    """How often files say that this person worked together with others, and between which days."""
    found = CollaborationEvent.objects.filter(Q(person=person) | Q(other=person))
    told = {}
    for kind, number, first, last in (
        found.values_list("kind")
        .annotate(n=Count("pk"), first=Min("at"), last=Max("at"))
        .order_by("kind")
        .values_list("kind", "n", "first", "last")
    ):
        words = {"kind": kind, "first": date_format(first, "j F Y"), "last": date_format(last, "j F Y")}
        told[_("%(kind)s, between %(first)s and %(last)s") % words] = _at_least(number)
    return told


def _at_least(number):
    return number if number >= FEWEST else _("fewer than three")


hold(
    CollaborationEvent,
    what=_("Events of working together, from a file"),
    why=_("To see how people and organisations work together, and to talk about it."),
    basis=_("Legitimate interest, or a public task, of the organisation that brought the file."),
    kept=_("%(months)s months after they happened, or until the dataset is removed as a whole."),
    period="events",
    told=_events,
    seen_by=_("Nobody sees single events. Figures are shown for groups of at least five."),
    on_erasure=_("Your events are removed."),
)
hold(
    Tie,
    what=_("Ties between people, from a file"),
    why=_("To see how people and organisations are connected, and to talk about it."),
    basis=_("Legitimate interest, or a public task, of the organisation that brought the file."),
    kept=_("%(months)s months after they were brought in, or until the dataset is removed as a whole."),
    period="ties",
    told=_ties,
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
    withheld=_("A snapshot knows you by a number only. What it says about you is “Your own place”."),
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


def _old_events(before):
    return CollaborationEvent.objects.filter(at__lt=before)


def _old_ties(before):
    return Tie.objects.filter(dataset__imported_at__lt=before)


keep_for(
    "events",
    label=_("Events of working together, from files"),
    why=_("Two years show a rhythm; older events only show who was where. The figures of snapshots stay."),
    default=24,
    least=3,
    most=24,
    waiting=lambda before: _old_events(before).count(),
    end=lambda before: _old_events(before).delete()[0],
)
keep_for(
    "ties",
    label=_("Ties between people, from files"),
    why=_("What someone said of another in a survey is old after a year. The figures of snapshots stay."),
    default=12,
    least=3,
    most=24,
    waiting=lambda before: _old_ties(before).count(),
    end=lambda before: _old_ties(before).delete()[0],
)
