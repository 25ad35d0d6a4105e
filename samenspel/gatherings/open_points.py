"""What waits for an answer in a community, as points for an agenda: nobody has to remember it.

Proposals that are open, calls nobody answered, initiatives of now that stand still, threads that stay open,
agreements that were not kept, and points an earlier gathering did not reach.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import Proposal
from samenspel.discussions.models import Discussion
from samenspel.gatherings.models import AgendaItem, Commitment, Gathering
from samenspel.gatherings.sockets import SOURCES, OpenPoint, add_open_points
from samenspel.work.models import Call, Experiment, Initiative

Asks = AgendaItem.Asks
MOST = 8
STILL = timedelta(days=30)
QUIET = timedelta(days=3)


def proposed(gathering, viewer):
    """All open points that are not on this agenda yet, the longest open first."""
    found = [point for source in SOURCES.values() for point in source(gathering.community, viewer, gathering)]
    on_it = {item.about for item in gathering.agenda_items.all()}
    fresh = [point for point in found if (point.name, point.about.pk) not in on_it]
    return sorted(fresh, key=lambda point: point.since)


def picked(gathering, viewer, mark):
    """The open point of that mark, when it still stands open to the viewer; or None."""
    return next((point for point in proposed(gathering, viewer) if point.mark == mark), None)


def _points(name, rows, title, asks, why, since):
    return [OpenPoint(name, row, title(row), asks, why, since(row)) for row in rows[:MOST]]


def _left(community, viewer, gathering):
    """Points that an earlier gathering of this community did not reach, and none since took up."""
    taken = AgendaItem.objects.exclude(earlier=None).values("earlier")
    rows = AgendaItem.objects.filter(is_left=True, gathering__community=community).exclude(pk__in=taken)
    rows = rows.filter(gathering__in=Gathering.objects.visible_to(viewer)).exclude(gathering=gathering)
    rows = rows.select_related("gathering").order_by("at", "pk")
    return [
        OpenPoint(
            "earlier",
            row,
            row.title,
            row.asks,
            _("not reached last time"),
            row.at,
            {"words": row.words, "minutes": row.minutes, "subject": row.subject, "brings": row.brings},
        )
        for row in rows[:MOST]
    ]


def _late(community, viewer, gathering):
    rows = Commitment.objects.visible_to(viewer).open().filter(community=community)
    rows = rows.filter(by_when__lt=timezone.localdate()).order_by("by_when", "pk")
    why = _("agreed, and its day went by")
    return _points("commitment", rows, lambda row: row.what, Asks.AGREE, why, lambda row: row.at)


def _proposals(community, viewer, gathering):
    rows = Proposal.objects.visible_to(viewer).open().filter(community=community).order_by("at", "pk")
    return _points(
        "proposal", rows, lambda row: row.title, Asks.AGREE, _("open proposal"), lambda row: row.at
    )


def _calls(community, viewer, gathering):
    rows = Call.objects.visible_to(viewer).open().filter(community=community, offers=None)
    rows = rows.filter(at__lt=timezone.now() - QUIET).order_by("at", "pk")
    why = _("nobody answered this call yet")
    return _points("call", rows, lambda row: row.title, Asks.ADVISE, why, lambda row: row.at)


def _initiatives(community, viewer, gathering):
    rows = Initiative.objects.visible_to(viewer).filter(community=community, when=Initiative.When.NOW)
    rows = rows.filter(moved_at__lt=timezone.now() - STILL).order_by("moved_at", "pk")
    why = _("on the roadmap for now, and long unmoved")
    return _points("initiative", rows, lambda row: row.title, Asks.ADVISE, why, lambda row: row.moved_at)


def _experiments(community, viewer, gathering):
    rows = Experiment.objects.visible_to(viewer).running().filter(community=community)
    rows = rows.filter(until__lt=timezone.localdate()).order_by("until", "pk")
    why = _("its time is over: what did we learn?")
    return _points("experiment", rows, lambda row: row.question, Asks.INFORM, why, lambda row: row.at)


def _threads(community, viewer, gathering):
    """Threads of the community itself in which people still write."""
    rows = Discussion.objects.visible_to(viewer).standing_alone().open().filter(community=community)
    rows = rows.filter(message_count__gt=1).order_by("-last_at", "pk")
    why = _("people are still talking about it")
    return _points("discussion", rows, lambda row: row.title, Asks.ADVISE, why, lambda row: row.at)


for name, source in (
    ("earlier", _left),
    ("commitment", _late),
    ("proposal", _proposals),
    ("call", _calls),
    ("experiment", _experiments),
    ("initiative", _initiatives),
    ("discussion", _threads),
):
    add_open_points(name, source)
