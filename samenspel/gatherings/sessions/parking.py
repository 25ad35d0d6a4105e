"""Parking what would stand in the way, so that the issue comes first; and having it back on its day.

A parking lot from which nothing returns is a way of avoiding. So everything has a day: thirty days on, or
sooner when somebody asks. Then it is proposed for the next agenda and its people hear so.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.gatherings.models import AgendaItem, Gathering, Parked
from samenspel.gatherings.models.parked import RETURNS_AFTER
from samenspel.gatherings.sessions import access
from samenspel.gatherings.sockets import OpenPoint, add_open_points
from samenspel.gatherings.stepping import say_changed
from samenspel.notifications.notifying import notify
from samenspel.ui.sending import once_only
from samenspel.work.refusing import NotNow

AT_A_TIME = 200
MOST = 8


def park(gathering, *, by, kind, words, team=None, returns_on=None, once=None, at=None):
    """Park it; it comes back after thirty days, or on the earlier day that is chosen."""
    if not access.can_take_part(by, gathering):
        raise PermissionDenied
    if team is not None and team.gathering.pk != gathering.pk:
        raise PermissionDenied
    at = at or timezone.now()
    latest = timezone.localdate(at) + RETURNS_AFTER
    returns_on = min(returns_on or latest, latest)
    if returns_on <= timezone.localdate(at):
        raise NotNow(_("Choose a day that is still to come, within thirty days."))

    def make():
        new = Parked.objects.create(
            gathering=gathering,
            team=team,
            kind=Parked.Kind(kind),
            words=words,
            by=by,
            at=at,
            returns_on=returns_on,
            once=once,
        )
        say_changed(gathering)
        return new

    return once_only(make, Parked, once=once, by=by)


@transaction.atomic
def bring_back(parked, *, by, at=None):
    """Have it back before its day; a second time changes nothing."""
    parked = held(parked)
    if not access.can_settle(by, parked):
        raise PermissionDenied
    if parked.is_open and parked.returned_at is None:
        _return(parked, by=by, at=at or timezone.now())
    return parked


@transaction.atomic
def settle(parked, *, by, words, at=None):
    """Say what came of it; a second time changes the words."""
    parked = held(parked)
    if not access.can_settle(by, parked):
        raise PermissionDenied
    parked.settled, parked.settled_by = words, by
    parked.settled_at = parked.settled_at or at or timezone.now()
    parked.save(update_fields=["settled", "settled_by", "settled_at"])
    say_changed(parked.gathering)
    return parked


def return_due(*, at=None):
    """What the night does: everything whose day has come is back, and its people hear so. Says how many."""
    at, count = at or timezone.now(), 0
    while True:
        due = list(Parked.objects.due(timezone.localdate(at)).values_list("pk", flat=True)[:AT_A_TIME])
        if not due:
            return count
        for pk in due:
            with transaction.atomic():
                _return(held(Parked(pk=pk)), by=None, at=at)
            count += 1


def held(parked):
    """The parked thing as it stands, held until the act is done."""
    Parked.objects.select_for_update().get(pk=parked.pk)
    return Parked.objects.select_related("gathering__community", "by", "team").get(pk=parked.pk)


def _return(parked, *, by, at):
    parked.returned_at = at
    parked.save(update_fields=["returned_at"])
    gathering = parked.gathering
    people = {each.pk: each for each in (parked.by, gathering.host, gathering.by) if each is not None}
    if parked.team is not None:
        rows = parked.team.places.current().select_related("person")
        people |= {row.person_id: row.person for row in rows}
    community = gathering.community
    notify("gatherings.parked_returned", to=people.values(), about=parked, by=by, community=community, at=at)
    say_changed(gathering)


def _open_points(community, viewer, gathering):
    """What came back and stands on no agenda that is still to come."""
    rows = Parked.objects.visible_to(viewer).back().filter(gathering__community=community)
    coming = Gathering.objects.coming().standing().values("pk")
    rows = rows.exclude(item__gathering__in=coming).exclude(item__gathering=gathering)
    rows = rows.order_by("returned_at", "pk")[:MOST]
    why = gettext_lazy("it was parked, and is back")
    return [OpenPoint("parked", row, row.words[:160], AgendaItem.Asks.AGREE, why, row.at) for row in rows]


def _taken(item, parked, by):
    Parked.objects.filter(pk=parked.pk).update(item=item)


add_open_points("parked", _open_points, taken=_taken)
