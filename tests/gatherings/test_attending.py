"""Who was there."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.gatherings import attending
from samenspel.gatherings.ties import came_together
from samenspel.notifications.models import Notification
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import OPEN, been, comes, gathering, going_on


def there(made):
    return {row.person.handle: bool(row.confirmed_at) for row in made.attendance.select_related("person")}


def test_who_registered_said_so_and_who_is_noted_by_another_says_so_themselves(cast):
    made = going_on(cast)

    attending.note(made, by=cast.noor, people=[cast.noor, cast.sami])

    assert there(made) == {"noor": True, "sami": False}
    assert Notification.objects.filter(person=cast.sami, kind="gatherings.noted").count() == 1
    attending.say_so(made, by=cast.sami)
    assert there(made)["sami"]


def test_noting_anew_replaces_what_one_could_note_and_leaves_the_others(cast):
    made = going_on(cast, **OPEN)
    attending.say_so(made, by=cast.tess)
    attending.note(made, by=cast.noor, people=[cast.noor, cast.sami])

    attending.note(made, by=cast.noor, people=[cast.noor])

    assert set(there(made)) == {"noor", "tess"}


def test_everyone_takes_their_own_name_off(cast):
    made = going_on(cast)
    attending.note(made, by=cast.noor, people=[cast.sami])

    attending.take_my_name_off(made, by=cast.sami)
    attending.take_my_name_off(made, by=cast.sami)

    assert there(made) == {}


def test_nobody_was_at_what_has_not_begun(cast):
    made = gathering(cast)

    with pytest.raises(NotNow, match="not begun"):
        attending.note(made, by=cast.noor, people=[cast.noor])
    with pytest.raises(PermissionDenied):
        attending.say_so(made, by=cast.sami)


def test_nobody_is_noted_by_who_cannot_see_them(cast):
    made = going_on(cast)

    attending.note(made, by=cast.sami, people=[cast.vera, cast.lena])

    assert there(made) == {}


def test_being_there_makes_a_tie_of_who_said_so(cast):
    made = been(cast, **OPEN)
    comes(gathering(cast), cast.sami)
    attending.say_so(made, by=cast.sami)
    attending.note(made, by=cast.noor, people=[cast.noor, cast.sami])

    assert [people for people, _at, _weight in came_together(timezone.now())] == [
        [cast.noor.pk, cast.sami.pk]
    ]
