"""Who was there: noted by who writes along, said by oneself, or taken off again by oneself."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings import access
from samenspel.gatherings.models import Attendance, Guest
from samenspel.gatherings.stepping import held
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.ui.lines import one_line
from samenspel.work.refusing import NotNow

MOST_GUESTS = 200


def may_be_noted(gathering, viewer):
    """Whom the viewer can note: who comes and the members, as far as they may see them.

    Whoever leads knows all who come; a list to choose from tells nobody else who those are.
    """
    comes = Q(pk__in=gathering.registrations.coming().values("person"))
    members = Q(pk__in=gathering.community.memberships.current().members().values("person"))
    found = Person.objects.visible_to(viewer).filter(comes | members)
    if access.can_lead(viewer, gathering):
        found = found | Person.objects.filter(comes)
    return found.filter(is_active=True).order_by("name", "pk")


@transaction.atomic
def note(gathering, *, by, people, at=None):
    """Note who was there, of those the viewer can note; the others stay as they were.

    Who came by their own registration said so themselves. Whoever else is noted hears of it, and takes their
    name off when it is not right.
    """
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_minute(by, gathering):
        raise PermissionDenied
    _begun(gathering, at)
    can = {person.pk: person for person in may_be_noted(gathering, by)}
    chosen = {person.pk for person in people} & set(can)
    there = set(Attendance.objects.filter(gathering=gathering).values_list("person", flat=True))
    gone = (there & set(can)) - chosen
    Attendance.objects.filter(gathering=gathering, person__in=gone).delete()
    _note_new(gathering, [can[pk] for pk in sorted(chosen - there)], by=by, at=at)
    _changed(gathering)


def _note_new(gathering, people, *, by, at):
    came = set(gathering.registrations.coming().values_list("person", flat=True)) | {by.pk}
    said = {"gathering": gathering, "by": by, "at": at}
    Attendance.objects.bulk_create(
        Attendance(person=person, confirmed_at=at if person.pk in came else None, **said) for person in people
    )
    others = [person for person in people if person.pk not in came]
    notify("gatherings.noted", to=others, about=gathering, by=by, community=gathering.community, at=at)


@transaction.atomic
def note_guests(gathering, *, by, names, at=None):
    """Note who was there without an account, by name; who stands there already stays once."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_minute(by, gathering):
        raise PermissionDenied
    _begun(gathering, at)
    there = {name.casefold() for name in gathering.guests.values_list("name", flat=True)}
    new = {name.casefold(): name for name in filter(None, map(one_line, names))}
    new = [name for folded, name in new.items() if folded not in there]
    if len(there) + len(new) > MOST_GUESTS:
        raise NotNow(_("At most two hundred guests stand here by name. Write in the minutes how many came."))
    Guest.objects.bulk_create(Guest(gathering=gathering, name=name, by=by, at=at) for name in new)
    _changed(gathering)


@transaction.atomic
def take_guest_off(guest, *, by):
    """The name is gone, from who wrote it and from everybody; a second time changes nothing."""
    if not access.can_minute(by, held(guest.gathering)):
        raise PermissionDenied
    Guest.objects.filter(pk=guest.pk).delete()
    _changed(guest.gathering)


@transaction.atomic
def say_so(gathering, *, by, at=None):
    """I was there; a second time changes nothing."""
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_say_i_was_there(by, gathering):
        raise PermissionDenied
    _begun(gathering, at)
    row, is_new = Attendance.objects.get_or_create(
        gathering=gathering, person=by, defaults={"by": by, "at": at, "confirmed_at": at}
    )
    if not is_new and row.confirmed_at is None:
        row.confirmed_at = at
        row.save(update_fields=["confirmed_at"])
    _changed(gathering)


@transaction.atomic
def take_my_name_off(gathering, *, by):
    """I was not there; always allowed, a second time changes nothing."""
    Attendance.objects.filter(gathering=gathering, person=by).delete()
    _changed(gathering)


def _begun(gathering, at):
    if not gathering.has_begun(at=at):
        raise NotNow(_("It has not begun yet."))


def _changed(gathering):
    changed(f"gathering:{gathering.pk}")
