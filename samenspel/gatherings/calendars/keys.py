"""Private addresses of calendars: made when asked for, renewed, ended; and what is read under them."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.communities.models import Community
from samenspel.gatherings.calendars import events, writing
from samenspel.gatherings.models import CalendarKey, Commitment, Gathering, Registration
from samenspel.gatherings.models.registration import Coming
from samenspel.house.address import whole
from samenspel.house.rules import rules
from samenspel.privacy.visibility import is_signed_in
from samenspel.work.models import Experiment

# What a calendar program gets at once: enough to look back on, and no more than it can take.
LOOKS_BACK = timedelta(days=120)
MOST = 600


def make(person, community=None, *, at=None):
    """The address of somebody's own calendar, or of a community's; the one there is, or a new one."""
    if not is_signed_in(person) or (community is not None and not _sees(person, community)):
        raise PermissionDenied
    try:
        with transaction.atomic():
            found = standing(person, community)
            return found or CalendarKey.objects.create(
                person=person, community=community, made_at=at or timezone.now()
            )
    except IntegrityError:
        return standing(person, community)


def standing(person, community=None):
    return CalendarKey.objects.standing().filter(person=person, community=community).first()


@transaction.atomic
def renew(key, *, by, at=None):
    """Another address in its place: the old one is known to somebody who should not know it."""
    revoke(key, by=by, at=at)
    return make(by, key.community, at=at)


@transaction.atomic
def revoke(key, *, by, at=None):
    """End it; whoever reads there finds nothing from now on. A second time changes nothing."""
    if key.person_id != by.pk:
        raise PermissionDenied
    CalendarKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=at or timezone.now())


def opened(token, *, on=None):
    """The key of this address, with the day noted on which it was last read; None where there is none."""
    known = CalendarKey.objects.standing().select_related("person", "community")
    key = known.filter(token=token).first()
    on = on or timezone.localdate()
    if key is not None and key.last_used_on != on:
        CalendarKey.objects.filter(pk=key.pk).update(last_used_on=on)
    return key


def file(key, *, at=None):
    """What is read under a key now, as its person may see it; None where the community is out of sight."""
    if key.community is not None and not _sees(key.person, key.community):
        return None
    with translation.override(key.person.language or rules().language):
        if key.community is None:
            return _own(key.person, at or timezone.now())
        return of_community(key.community, key.person, at=at)


def of_community(community, viewer, *, at=None):
    """The calendar of a community as ``viewer`` sees it; for a visitor too."""
    seen = Gathering.objects.visible_to(viewer).filter(community=community)
    return writing.calendar(
        events.of_gatherings(_lately(seen, at or timezone.now()), seen=seen, reader=viewer),
        name=community.name,
        about=_("Gatherings of %(community)s in %(house)s")
        % {"community": community.name, "house": rules().name},
        url=whole(community.get_absolute_url()),
    )


def _own(person, at):
    """What somebody comes to or leads, and what they agreed to do or try before a day."""
    coming = dict(Registration.objects.standing().filter(person=person).values_list("gathering", "state"))
    seen = Gathering.objects.visible_to(person)
    mine = seen.filter(pk__in=coming) | seen.filter(host=person)
    waits = {pk for pk, state in coming.items() if state == Coming.WAITING}
    found = events.of_gatherings(_lately(mine, at), seen=mine, reader=person, tentative=waits)
    found += map(events.of_commitment, _agreed(person))
    found += map(events.of_experiment, _tried(person))
    return writing.calendar(found, name=rules().name, about=_("What I come to, and what I agreed to do"))


def _lately(gatherings, at):
    rows = events.with_changes(gatherings.filter(ends_at__gt=at - LOOKS_BACK))
    return list(rows.order_by("starts_at", "pk")[:MOST])


def _agreed(person):
    mine = Commitment.objects.visible_to(person).open().filter(owner=person)
    return mine.order_by("by_when", "pk")[:MOST]


def _tried(person):
    rows = Experiment.objects.visible_to(person).running().exclude(until=None)
    return rows.filter(doers__person=person).order_by("until", "pk")[:MOST]


def _sees(person, community):
    return Community.objects.visible_to(person).filter(pk=community.pk).exists()
