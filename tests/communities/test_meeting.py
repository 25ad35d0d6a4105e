"""Being met as a newcomer, having a buddy, coming closer and stepping back."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import joining, meeting
from samenspel.communities.models import Membership
from samenspel.house.models import AuditEvent
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


@pytest.fixture
def newcomer(cast):
    return joining.join(cast.workshop, cast.tess)


def test_who_is_new_waits_until_someone_greets_them(cast, newcomer):
    assert list(meeting.newcomers([cast.workshop])) == [newcomer]

    meeting.greet(newcomer, by=cast.sami, words="Fijn dat je er bent!")

    assert not meeting.newcomers([cast.workshop]).exists()


def test_after_two_months_nobody_is_new(cast, newcomer):
    assert not meeting.newcomers([cast.workshop], at=timezone.now() + timedelta(days=61)).exists()


def test_who_began_the_community_is_not_new(cast):
    assert not meeting.newcomers([cast.workshop]).filter(person=cast.noor).exists()


def test_the_newcomer_reads_it_at_home_and_others_do_not(cast, newcomer, client_of):
    client_of(cast.sami).post(f"{URL}people/tess/greet/", {"words": "Kom dinsdag koffie drinken."})

    assert "Kom dinsdag koffie drinken." in client_of(cast.tess).get("/").content.decode()
    assert "Kom dinsdag" not in client_of(cast.noor).get("/").content.decode()
    assert "Kom dinsdag" in client_of(cast.tess).get(f"{URL}me/").content.decode()


def test_who_only_watches_or_is_elsewhere_does_not_greet_nor_does_one_oneself(cast, newcomer):
    for other in (cast.vera, cast.lena, cast.rik, cast.tess):
        with pytest.raises(PermissionDenied):
            meeting.greet(newcomer, by=other, words="Hoi")


def test_a_buddy_is_one_of_those_who_offered_and_both_are_told(cast, newcomer, client_of):
    with pytest.raises(PermissionDenied):
        meeting.pair(newcomer, cast.sami, by=cast.noor)
    client_of(cast.sami).post(f"{URL}me/buddy/", {"offer": 1})

    client_of(cast.noor).post(f"{URL}people/tess/buddy/", {"person": cast.sami.pk})

    assert "You are the buddy of" in client_of(cast.sami).get("/").content.decode()
    assert "is your buddy in" in client_of(cast.tess).get("/").content.decode()


def test_one_has_one_buddy_at_a_time(cast, newcomer):
    for person in (cast.sami, cast.noor):
        meeting.offer_to_be_buddy(cast.workshop.membership_of(person), by=person)
        meeting.pair(newcomer, person, by=cast.noor)

    assert newcomer.buddies.get(until=None).person == cast.noor
    assert newcomer.buddies.count() == 2


def test_who_leaves_is_nobodys_buddy_any_more(cast, newcomer):
    meeting.offer_to_be_buddy(cast.workshop.membership_of(cast.sami), by=cast.sami)
    meeting.pair(newcomer, cast.sami, by=cast.noor)

    joining.leave(cast.workshop, cast.sami)

    assert not newcomer.buddies.filter(until=None).exists()


def test_an_offer_can_be_taken_back(cast, client_of):
    client = client_of(cast.sami)
    client.post(f"{URL}me/buddy/", {"offer": 1})
    client.post(f"{URL}me/buddy/", {})

    assert not hasattr(Membership.objects.get(person=cast.sami, community=cast.workshop), "buddy_offer")


def test_coming_closer_is_asked_and_answered_by_oneself(cast, client_of):
    client_of(cast.noor).post(f"{URL}people/sami/closer/", {"status": "core"})
    offer = cast.workshop.membership_of(cast.sami).status_offers.get()
    with pytest.raises(PermissionDenied):
        offer.answer(True, by=cast.noor)
    assert cast.workshop.membership_of(cast.sami).status == "member"

    client_of(cast.sami).post(f"{URL}me/closer/{offer.pk}/", {"yes": 1})

    assert cast.workshop.membership_of(cast.sami).status == "core"
    assert AuditEvent.objects.filter(verb="communities.status_changed").count() == 1


def test_no_is_an_answer_too_and_asking_again_is_possible(cast):
    membership = cast.workshop.membership_of(cast.sami)
    first = membership.ask_closer("core", by=cast.noor)
    first.answer(False, by=cast.sami)

    assert cast.workshop.membership_of(cast.sami).status == "member"
    assert membership.ask_closer("core", by=cast.noor) != first


def test_one_steps_back_by_oneself_and_nobody_else_does_it_for_one(cast, client_of):
    membership = cast.workshop.membership_of(cast.sami)
    with pytest.raises(PermissionDenied):
        membership.become("follower", by=cast.noor)
    with pytest.raises(PermissionDenied):
        membership.become("core", by=cast.sami)

    client_of(cast.sami).post(f"{URL}me/step-back/", {"status": "follower"})

    assert cast.workshop.membership_of(cast.sami).status == "follower"


def test_a_steward_hands_over_before_becoming_a_follower(cast, client_of):
    answer = client_of(cast.noor).post(f"{URL}me/step-back/", {"status": "follower"}, follow=True)

    assert "Hand that over first." in answer.content.decode()
    assert cast.workshop.membership_of(cast.noor).status == "core"


def test_why_i_take_part_is_for_me_and_the_stewards(cast, client_of):
    typed = {"motives": ["purpose", "learning"], "motive": "Voor mijn moeder."}
    client_of(cast.sami).post(f"{URL}me/", typed)

    assert "Voor mijn moeder." in client_of(cast.noor).get(f"{URL}people/sami/").content.decode()
    assert "the purpose, learning" in client_of(cast.noor).get(f"{URL}people/sami/").content.decode()
    for page in (URL, f"{URL}people/", "/people/sami/", f"{URL}history/"):
        assert "Voor mijn moeder." not in client_of(cast.vera).get(page).content.decode()
    with pytest.raises(PermissionDenied):
        cast.workshop.membership_of(cast.sami).say_motive(by=cast.noor, motives=[], motive="")


def test_three_reasons_at_most(cast, client_of):
    typed = {"motives": ["purpose", "learning", "people", "craft"]}

    answer = client_of(cast.sami).post(f"{URL}me/", typed)

    assert answer.status_code == 422
    assert "Choose three at most" in answer.content.decode()


def test_words_of_welcome_do_not_name_whom_the_newcomer_may_not_see(cast, client_of, newcomer):
    meeting.greet(newcomer, by=cast.sami, words="Fijn dat je er bent.")
    Person.objects.filter(pk=cast.sami.pk).update(visibility="private")
    client = client_of(newcomer.person)

    for page in ("/", "/communities/de-wijkwerkplaats/me/"):
        read = client.get(page).content.decode()
        assert "Fijn dat je er bent." in read
        assert "Sami de Wit" not in read
