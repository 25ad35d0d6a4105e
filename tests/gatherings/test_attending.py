"""Who was there."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.gatherings import attending, registering
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


@pytest.mark.parametrize("name", ["there", "agree", "agenda"])
def test_a_list_to_choose_from_names_who_comes_to_who_leads_and_may_see_them(cast, client_of, name):
    made = going_on(cast, **OPEN)
    comes(made, cast.vera)
    type(cast.vera).objects.filter(pk=cast.vera.pk).update(visibility="private")
    url = reverse(f"gatherings:{name}", args=[made.pk])

    assert cast.vera.name not in client_of(cast.sami).get(url).content.decode()
    assert cast.vera.name in client_of(cast.noor).get(url).content.decode()


def test_being_there_makes_a_tie_of_who_said_so(cast):
    made = been(cast, **OPEN)
    comes(gathering(cast), cast.sami)
    attending.say_so(made, by=cast.sami)
    attending.note(made, by=cast.noor, people=[cast.noor, cast.sami])

    assert [people for people, _at, _weight in came_together(timezone.now())] == [
        [cast.noor.pk, cast.sami.pk]
    ]


def names(made):
    return [guest.name for guest in made.guests.all()]


def test_a_guest_without_an_account_is_noted_by_name_and_once(cast):
    made = going_on(cast)

    attending.note_guests(made, by=cast.sami, names=["Mevrouw Jansen", "", "mevrouw jansen"])
    attending.note_guests(made, by=cast.noor, names=["Mevrouw Jansen", "Opa\u2028Piet"])

    assert names(made) == ["mevrouw jansen", "Opa Piet"]


def test_the_name_of_a_guest_is_for_who_may_read_the_minutes(cast, client_of):
    made = been(cast, **OPEN)
    attending.note_guests(made, by=cast.sami, names=["Mevrouw Jansen"])
    pages = [made.get_absolute_url(), reverse("gatherings:on_paper", args=[made.pk])]

    for url in pages:
        assert "Mevrouw Jansen" in client_of(cast.sami).get(url).content.decode()
        assert "Mevrouw Jansen" not in client_of(cast.vera).get(url).content.decode()
        assert "Mevrouw Jansen" not in client_of(None).get(url).content.decode()


def test_whoever_writes_along_takes_a_guest_off(cast, client_of):
    made = going_on(cast)
    url = reverse("gatherings:there", args=[made.pk])
    client_of(cast.sami).post(url, {"guests": "Mevrouw Jansen\r\nMeneer Bos"})
    first = made.guests.first()

    client_of(cast.noor).post(reverse("gatherings:guest_off", args=[made.pk, first.pk]))

    assert names(made) == ["Meneer Bos"]
    with pytest.raises(PermissionDenied):
        attending.note_guests(made, by=cast.vera, names=["Vreemde"])


def test_a_line_that_is_no_name_is_said_with_its_number(cast, client_of):
    made = going_on(cast)

    answer = client_of(cast.sami).post(
        reverse("gatherings:there", args=[made.pk]), {"guests": "Meneer Bos\n" + "x" * 121}
    )

    assert answer.status_code == 422
    assert "Line 2 is longer than 120 signs" in answer.content.decode()
    assert names(made) == []


def test_who_registered_stands_in_sight_and_the_others_of_the_community_behind(cast, client_of):
    made = going_on(cast)
    url = reverse("gatherings:there", args=[made.pk])

    in_sight, behind = client_of(cast.noor).get(url).content.decode().split("<details>")

    assert cast.noor.name in in_sight
    assert "1 other of the community" in behind
    assert cast.sami.name in behind
    client_of(cast.noor).post(url, {"people": [cast.sami.pk, cast.noor.pk]})
    assert there(made) == {"noor": True, "sami": False}
    assert "of the community</summary>" not in client_of(cast.noor).get(url).content.decode()


def test_who_has_only_an_address_stands_there_as_they_asked_to_be_called(cast, client_of):
    made = going_on(cast, **OPEN)
    registering.register(made, by=cast.lena, called="Lena van de hoek")
    client = client_of(cast.noor)

    for name in ("there", "agree", "agenda"):
        page = client.get(reverse(f"gatherings:{name}", args=[made.pk])).content.decode()
        assert "Lena van de hoek" in page, name
