"""What I could do: work that looks for people, each with the reason why it may fit me."""

import pytest

from samenspel.communities.models import Role
from samenspel.home import asked_of_me
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.models import Skill
from samenspel.work import calling
from samenspel.work.models import Call, CallCompetence

pytestmark = pytest.mark.django_db


@pytest.fixture
def call(cast):
    """Noor asks for a hand with a bench, of anyone."""
    return calling.call(
        cast.workshop,
        by=cast.noor,
        title="Een bank timmeren bij de halte",
        kind=Call.Kind.TASK,
        hours=3,
        open_to=Call.OpenTo.ANYONE,
    )


def could_do(client):
    return [(fit.title, fit.reason) for fit in client.get("/").context["could_do"]]


def test_of_ones_own_community(cast, call, client_of):
    assert could_do(client_of(cast.sami)) == [(call.title, "You take part in this community.")]


def test_also_from_outside_and_with_only_an_address(cast, call, client_of):
    for person in (cast.vera, cast.tess, cast.lena):
        assert could_do(client_of(person)) == [(call.title, "It is open to you, also from outside.")]


def test_by_a_word_of_my_profile(cast, call, client_of):
    cast.tess.wants = "Buiten timmeren, met anderen"
    cast.tess.save()

    assert could_do(client_of(cast.tess)) == [(call.title, "You wrote “timmeren” on your profile.")]


def test_a_word_everyone_uses_is_no_reason(cast, call, client_of):
    cast.tess.wants = "Met iemand samen iets doen voor andere mensen"
    cast.tess.save()
    Call.objects.filter(pk=call.pk).update(title="Is er iemand die een bank timmert?")

    assert could_do(client_of(cast.tess))[0][1] == "It is open to you, also from outside."


def test_by_what_i_can_and_not_what_i_want_less_of(cast, call, client_of):
    talent = in_own_words("Houtbewerking")
    CallCompetence.objects.create(call=call, competence=talent)
    skill = Skill.objects.create(person=cast.tess, competence=talent, level=2, wish=Skill.Wish.MORE)
    assert "“Houtbewerking”" in could_do(client_of(cast.tess))[0][1]

    skill.wish = Skill.Wish.LESS
    skill.save()
    assert "Houtbewerking" not in could_do(client_of(cast.tess))[0][1]


def test_not_what_i_ask_myself_nor_what_i_may_not_do(cast, call, client_of):
    Call.objects.filter(pk=call.pk).update(open_to=Call.OpenTo.MEMBERS)

    assert could_do(client_of(cast.noor)) == []
    assert could_do(client_of(cast.vera)) == []


def test_a_role_i_do_not_hold(cast, client_of):
    Role.objects.create(community=cast.workshop, name="Bankenbouwer", open_to=Role.OpenTo.MEMBERS)

    assert could_do(client_of(cast.sami)) == [("Bankenbouwer", "You take part in this community.")]
    assert could_do(client_of(cast.tess)) == []


def test_what_waits_in_every_room_is_asked():
    rooms = {room.__name__.split(".")[1] for room in asked_of_me._rooms()}

    assert {"purpose", "decisions", "opinions", "work"} <= rooms
    assert "communities" not in rooms


def test_a_newcomer_finds_where_to_begin(cast, client_of):
    page = client_of(cast.tess).get("/").content.decode()

    assert "You could take part in" in page
    assert "Write your profile" in page


def test_a_light_account_reads_what_it_is_for(cast, client_of):
    page = client_of(cast.lena).get("/")

    assert page.status_code == 200
    assert not page.context["to_join"]
