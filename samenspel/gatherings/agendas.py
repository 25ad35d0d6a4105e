"""Setting the agenda: bringing a point in, changing, ordering, taking it off, leaving it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings import access
from samenspel.gatherings.models import AgendaItem
from samenspel.gatherings.sockets import TAKEN
from samenspel.gatherings.stepping import held
from samenspel.live.changing import changed
from samenspel.search.indexing import index
from samenspel.ui.sending import once_only
from samenspel.work.refusing import NotNow

WORDS = ("title", "words", "asks", "minutes", "subject", "brings")
MOST = 60


def bring_in(gathering, *, by, about=None, once=None, at=None, **said):
    """Put a point at the end of the agenda; the same ``once`` again gives the point it gave before.

    about   an ``OpenPoint`` it comes from
    """
    return once_only(
        lambda: _bring_in(held(gathering), about, by=by, once=once, at=at, **said),
        AgendaItem,
        once=once,
        by=by,
    )


def _bring_in(gathering, about, *, by, once, at, **said):
    if not access.can_minute(by, gathering):
        raise PermissionDenied
    items = list(gathering.agenda_items.all())
    if len(items) >= MOST:
        raise NotNow(_("An agenda holds sixty points. Take some off, or call a second gathering."))
    if about is not None:
        said = {"title": about.title[:160], "asks": about.asks, **about.said, **said}
        if about.name in AgendaItem.ABOUT:
            said[about.name] = about.about
            before = gathering.agenda_items.filter(**{about.name: about.about}).first()
            if before is not None:
                return before
    order = 1 + max((item.order for item in items), default=0)
    item = AgendaItem.objects.create(
        gathering=gathering, order=order, by=by, at=at or timezone.now(), once=once, **said
    )
    if about is not None and about.name in TAKEN:
        TAKEN[about.name](item, about.about, by)
    _changed(gathering)
    return item


@transaction.atomic
def change(item, *, by, **said):
    item = _held(item)
    if not access.can_change_item(by, item):
        raise PermissionDenied
    for name in WORDS:
        setattr(item, name, said.get(name, getattr(item, name)))
    item.save(update_fields=[*WORDS])
    _changed(item.gathering)
    return item


@transaction.atomic
def take_off(item, *, by):
    """Take a point off; not once something was said or agreed there. A second time changes nothing."""
    if not AgendaItem.objects.filter(pk=item.pk).exists():
        return
    item = _held(item)
    if not access.can_change_item(by, item):
        raise PermissionDenied
    if item.commitments.exists() or hasattr(item, "minutes_part") or item.births.exists():
        raise NotNow(_("Something was said or agreed on this point already, so it stays."))
    item.delete()
    _changed(item.gathering)


@transaction.atomic
def move(item, *, by, up):
    """One place up or down; at the end of the list nothing changes. Who leads sets the order."""
    item = _held(item)
    if not access.can_lead(by, item.gathering) or not access.can_minute(by, item.gathering):
        raise PermissionDenied
    items = list(item.gathering.agenda_items.order_by("order", "pk"))
    here = items.index(item)
    there = here - 1 if up else here + 1
    if 0 <= there < len(items):
        items[here], items[there] = items[there], items[here]
        for order, each in enumerate(items, start=1):
            each.order = order
        AgendaItem.objects.bulk_update(items, ["order"])
        _changed(item.gathering)


@transaction.atomic
def leave_for_later(item, *, by, is_left=True):
    """Say that a point was not reached, so that it is proposed for the next agenda; or that it was."""
    item = _held(item)
    if not access.can_minute(by, item.gathering):
        raise PermissionDenied
    item.is_left = is_left
    item.save(update_fields=["is_left"])
    _changed(item.gathering)


def _held(item):
    gathering = held(AgendaItem.objects.select_related("gathering").get(pk=item.pk).gathering)
    item = AgendaItem.objects.get(pk=item.pk)
    item.gathering = gathering
    return item


def _changed(gathering):
    index("gathering", [gathering])
    changed(f"gathering:{gathering.pk}")
