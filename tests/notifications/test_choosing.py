"""What someone chooses holds: for every kind there is, everywhere and in one community."""

import pytest

from samenspel.notifications import choosing, notifying, showing
from samenspel.notifications.models import Choice, Notification
from samenspel.notifications.sockets import AT_ONCE, KINDS, NEVER, places_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def open_to_all(monkeypatch, cast):
    """Every kind is about Noor and seen by everyone: what decides here are the choices alone."""
    from samenspel.people.models import Person

    seen = {
        name: type(kind)(
            **{
                **vars(kind),
                "model": Person,
                "visible_to": lambda person: Person.objects.all(),
                "grouped_by": lambda thing: thing.pk,
                "url": lambda thing: thing.get_absolute_url(),
                "related": (),
            }
        )
        for name, kind in KINDS.items()
    }
    for name, kind in seen.items():
        monkeypatch.setitem(KINDS, name, kind)
    Notification.objects.all().delete()
    return cast


def tell(kind, cast, place=None):
    notifying.notify(kind, to=[cast.sami], about=cast.noor, by=cast.vera, community=place)


def test_there_are_kinds_of_every_room_that_tells_people_something(db):
    rooms = {kind.room for kind in KINDS.values()}

    assert {"people", "communities", "opinions", "purpose", "decisions", "discussions", "work"} <= rooms


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_switched_off_is_neither_kept_nor_shown(open_to_all, kind):
    cast = open_to_all
    choosing.choose(cast.sami, AT_ONCE, kind=kind)
    tell(kind, cast)
    assert showing.unread(cast.sami) == 1

    choosing.choose(cast.sami, NEVER, kind=kind)

    assert showing.unread(cast.sami) == 0
    assert showing.still(cast.sami, Notification.objects.of(cast.sami)) == []
    Notification.objects.all().delete()
    tell(kind, cast)
    assert not Notification.objects.exists()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_what_is_switched_off_in_one_community_is_heard_from_the_others(open_to_all, kind):
    cast = open_to_all
    choosing.choose(cast.sami, AT_ONCE, kind=kind)
    choosing.choose(cast.sami, NEVER, kind=kind, place_id=cast.workshop.pk)

    tell(kind, cast, cast.workshop)
    assert not Notification.objects.exists()
    tell(kind, cast, cast.garden)
    assert Notification.objects.get().place_id == cast.garden.pk


def test_the_most_exact_choice_holds(cast):
    kind, place = "communities.joined", cast.workshop.pk

    def wants(**where):
        return choosing.choices_of(cast.noor).wants(kind, where.get("place_id"))

    choosing.choose(cast.noor, NEVER, place_id=place)
    assert (wants(), wants(place_id=place)) == (True, False)
    choosing.choose(cast.noor, AT_ONCE, kind=kind, place_id=place)
    assert wants(place_id=place)
    choosing.choose(cast.noor, NEVER, kind=kind)
    assert (wants(), wants(place_id=place)) == (False, True)


def test_a_choice_is_taken_back(cast):
    choosing.choose(cast.noor, NEVER, kind="communities.joined")
    choosing.choose(cast.noor, "", kind="communities.joined")

    assert not Choice.objects.exists()
    assert choosing.choices_of(cast.noor).wants("communities.joined")


def test_choosing_twice_keeps_the_last(cast):
    for when in (NEVER, AT_ONCE, NEVER):
        choosing.choose(cast.noor, when, kind="communities.joined")

    assert [row.when for row in Choice.objects.all()] == [NEVER]


def test_another_way_to_hear_of_it_is_another_choice(cast):
    choosing.choose(cast.noor, NEVER, kind="communities.joined", way="mail")

    assert choosing.choices_of(cast.noor).wants("communities.joined")
    assert not choosing.choices_of(cast.noor, way="mail").wants("communities.joined")


def test_a_kind_there_is_not_cannot_be_chosen(cast):
    with pytest.raises(KeyError):
        choosing.choose(cast.noor, NEVER, kind="communities.invented")


def test_one_chooses_for_the_communities_one_belongs_to(cast):
    assert places_of(cast.sami) == [
        (cast.garden.pk, "De Buurttuin"),
        (cast.workshop.pk, "De Wijkwerkplaats"),
    ]
    assert places_of(cast.lena) == []


def page_of(client, *, place=None):
    return f"/notifications/choices/{place}/" if place else "/notifications/choices/"


def ticked(**said):
    """The form as it is sent with every kind ticked, but those that are said to be off."""
    return {name: "on" for name in KINDS if name not in said.get("off", ())}


def test_the_page_keeps_what_is_not_ticked(cast, client_of):
    client = client_of(cast.sami)

    answer = client.post("/notifications/choices/", ticked(off=["communities.greeted"]), follow=True)

    assert "from now on you hear of what you chose" in answer.content.decode()
    chosen = choosing.choices_of(cast.sami)
    assert [name for name in KINDS if not chosen.wants(name)] == ["communities.greeted"]
    assert Choice.objects.filter(person=cast.sami, when=NEVER).count() == 1


def test_the_page_of_a_community_says_nothing_all_or_per_kind(cast, client_of):
    client, place = client_of(cast.sami), cast.workshop.pk
    address = f"/notifications/choices/{place}/"

    client.post(address, {"how": "nothing", **ticked()})
    assert not choosing.choices_of(cast.sami).wants("communities.greeted", place)
    assert client.get(address).context["form"]["how"].value() == "nothing"

    client.post(address, {"how": "per_kind", **ticked(off=["communities.greeted"])})
    chosen = choosing.choices_of(cast.sami)
    assert not chosen.wants("communities.greeted", place)
    assert chosen.wants("communities.joined", place)

    client.post(address, {"how": "as_everywhere", **ticked()})
    assert not Choice.objects.filter(person=cast.sami).exists()


def test_a_form_without_an_answer_says_so(cast, client_of):
    answer = client_of(cast.sami).post(f"/notifications/choices/{cast.workshop.pk}/", ticked())

    assert answer.status_code == 422
    assert "something to mend" in answer.content.decode()


def test_one_chooses_only_for_communities_one_belongs_to(cast, client_of):
    assert client_of(cast.sami).get(f"/notifications/choices/{cast.circle.pk}/").status_code == 404
