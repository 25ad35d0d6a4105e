"""What one person may know of another: each part has its own circle, never wider than the profile."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.people import showing
from samenspel.people.fields import DEFAULTS
from samenspel.people.models import Contact, Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db

PARTS = ("headline", "about", "brings", "wants", "seeks", "place", "pronouns")


@pytest.fixture
def sami(cast):
    """Sami with every part filled in."""
    for part in PARTS:
        setattr(cast.sami, part, f"{part} van Sami")
    cast.sami.visibility = Visibility.PUBLIC
    cast.sami.languages = ["nl", "srn"]
    cast.sami.save()
    return cast.sami


def seen(person, viewer):
    shown = showing.shown(person, viewer)
    return {part for part in PARTS if getattr(shown, part)}


def give(person, level):
    person.seen_by = dict.fromkeys(DEFAULTS, level)
    person.save()


@pytest.mark.parametrize(
    ("level", "who"),
    [
        ("public", {"visitor", "vera", "noor", "anna", "sami"}),
        ("signed_in", {"vera", "noor", "anna", "sami"}),
        ("members", {"noor", "anna", "sami"}),
        ("private", {"sami"}),
    ],
)
def test_each_part_opens_for_its_own_circle(cast, sami, level, who):
    give(sami, level)
    viewers = {"visitor": AnonymousUser()} | {
        name: getattr(cast, name) for name in ("vera", "noor", "anna", "sami")
    }

    full = {name for name, viewer in viewers.items() if seen(sami, viewer) == set(PARTS)}
    empty = {name for name, viewer in viewers.items() if seen(sami, viewer) == set()}

    assert full == who
    assert empty == viewers.keys() - who


def test_no_part_is_wider_than_the_profile(cast, sami):
    give(sami, "public")
    Person.objects.filter(pk=sami.pk).update(visibility=Visibility.MEMBERS)
    sami.refresh_from_db()

    assert seen(sami, cast.vera) == set()
    assert showing.shown(sami, cast.vera).name == ""
    assert seen(sami, cast.noor) == set(PARTS)


def test_a_public_profile_begins_by_showing_what_it_is_for_and_no_more(cast, sami):
    shown = showing.shown(sami, None)

    assert (shown.headline, shown.brings) == ("headline van Sami", "brings van Sami")
    assert seen(sami, None) == {"headline", "brings"}
    assert shown.languages == []


def test_ways_to_reach_someone_each_have_their_own_circle(cast, sami):
    Contact.objects.create(person=sami, kind="phone", value="06 1234 5678")
    Contact.objects.create(person=sami, kind="link", value="https://samen.example", visibility="public")

    assert [each.value for each in showing.shown(sami, cast.vera).contacts] == ["https://samen.example"]
    assert len(showing.shown(sami, cast.noor).contacts) == 2


def test_whoever_left_the_community_is_no_fellow_any_more(cast, sami):
    give(sami, "members")

    assert seen(sami, cast.bram) == set()


def test_many_people_cost_as_many_questions_as_few(cast, django_assert_num_queries):
    people = list(Person.objects.all())

    with django_assert_num_queries(1):
        showing.show(people, cast.noor)
    with django_assert_num_queries(2):
        showing.show(people, cast.noor, skills=True)


def test_someone_else_asks_for_a_closed_account_and_sees_nothing(cast, sami):
    sami.is_active = False
    sami.save()

    assert showing.shown(sami, cast.noor).name == ""


@pytest.mark.parametrize(
    "address",
    [
        "/communities/de-wijkwerkplaats/people/",
        "/people/sami/",
        "/people/sami/card/",
        "/people/",
        "/people/who-knows/?q=zolder",
    ],
)
def test_what_is_for_oneself_is_on_no_page_of_anyone_else(cast, client_of, sami, address):
    sami.brings = sami.about = sami.headline = "geheime zolderkamer"
    give(sami, "private")

    for viewer in (None, cast.vera, cast.noor, cast.anna):
        answer = client_of(viewer).get(address)
        assert "zolderkamer" not in answer.content.decode(), viewer
