"""A stranger arrives from a search engine, offers an hour, is answered, and is named in the result."""

import re
from datetime import timedelta
from functools import partial

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from samenspel.people.models import Person
from samenspel.work import offering
from samenspel.work.models import Contribution, Offer, Result
from tests.work.roadmap_made import call, initiative, opened

EMAIL = "fatma@elders.example"


@pytest.fixture
def sends(django_capture_on_commit_callbacks):
    """Letters leave when what they tell is saved."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def _offer_as_a_stranger(client, asked, sends):
    """Type an offer and an address, and then the code that was mailed."""
    typed = {"called": "Fatma van de bakker", "email": EMAIL, "words": "Ik heb een uur.", "hours": "1"}
    answer = client.post(reverse("work:offer_for", args=[asked.pk]), typed)
    assert answer.status_code == 302, answer.content
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.M).group(1)
    with sends():
        return client.post(answer.url, {"code": code}, follow=True)


def test_a_stranger_for_whom_many_codes_were_asked_keeps_what_they_typed(cast, client, settings):
    settings.ACCOUNT_RATE_LIMITS = {"request_login_code": "0/h/key"}
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    typed = {"called": "Fatma", "email": EMAIL, "words": "Ik heb een uur.", "hours": "1"}

    answer = client.post(reverse("work:offer_for", args=[call(cast).pk]), typed)

    assert answer.status_code == 429
    assert "Ik heb een uur." in answer.content.decode()
    assert "send it again a little later" in answer.content.decode()
    assert not mail.outbox


def test_what_cannot_be_sent_any_more_today_stands_in_the_form_after_the_code(cast, client, sends, settings):
    settings.ACCOUNT_RATE_LIMITS = {"offer_a_hand": "0/d/user"}

    page = _offer_as_a_stranger(client, call(cast), sends)

    assert "Ik heb een uur." in page.content.decode()
    assert "Ik" not in page.request["QUERY_STRING"]
    assert not Offer.objects.exists()


def test_a_stranger_reads_a_roadmap_and_results_and_finds_where_a_hand_is_asked(cast, client):
    opened(cast)
    bench = initiative(cast, when="now")
    asked = call(cast, initiative=bench)

    roadmap = client.get(reverse("work:roadmap", args=[cast.workshop.slug])).content.decode()
    page = client.get(bench.get_absolute_url()).content.decode()

    assert bench.title in roadmap
    assert asked.get_absolute_url() in page
    assert client.get(cast.result.get_absolute_url()).status_code == 200


def test_a_stranger_offers_an_hour_is_answered_and_is_named_in_the_result(cast, client, sends):
    asked = call(cast)

    page = _offer_as_a_stranger(client, asked, sends).content.decode()
    stranger = Person.objects.get(email=EMAIL)
    offer = Offer.objects.get(person=stranger)
    assert stranger.is_light
    assert "Ik heb een uur." in page

    with sends():
        offering.welcome(offer, by=cast.noor, words="Wat fijn!")
        offering.agree(offer, by=cast.noor, what="Zaterdag om tien uur", on=timezone.localdate())
    assert "Zaterdag om tien uur" in mail.outbox[-1].body
    page = client.post(
        reverse("work:finish_offer", args=[offer.pk]), {"words": "Het is gelukt."}, follow=True
    )
    assert page.status_code == 200
    result = Result.publish(
        community=cast.workshop,
        by=cast.noor,
        title="De bus reed",
        story="Met hulp van de buurt.",
        contributions=[(stranger, "reed een uur mee")],
    )
    offering.thank(offer, by=cast.noor, words="Dank je wel!", result=result)
    credit = reverse("work:credit", args=[result.pk])
    client.post(credit, {"brought": "reed een uur mee", "called": "Fatma van de bakker"})

    client.logout()
    assert "Fatma van de bakker" in client.get(result.get_absolute_url()).content.decode()
    assert Contribution.objects.get(person=stranger).is_confirmed


def test_a_stranger_offers_as_often_a_day_as_who_is_signed_in(cast, client, sends, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"offer_a_hand": "1/d/user"}
    _offer_as_a_stranger(client, call(cast), sends)
    client.logout()

    page = _offer_as_a_stranger(client, call(cast, "Wie schildert mee?"), sends).content.decode()

    assert Offer.objects.filter(person__email=EMAIL).count() == 1
    assert "Ik heb een uur." in page


def test_the_code_alone_brings_the_stranger_back_to_their_offer(cast, client, sends):
    asked = call(cast)
    _offer_as_a_stranger(client, asked, sends)

    offer = Offer.objects.get(person__email=EMAIL)

    assert client.get(offer.get_absolute_url()).status_code == 200
    assert "arrived" in mail.outbox[-1].subject or "aangekomen" in mail.outbox[-1].subject


def test_an_offer_with_a_wrong_address_keeps_what_was_typed(cast, client):
    asked = call(cast)

    answer = client.post(
        reverse("work:offer_for", args=[asked.pk]), {"called": "Fatma", "email": "nee", "words": "Een uur"}
    )

    assert answer.status_code == 422
    assert "Een uur" in answer.content.decode()
    assert not Offer.objects.exists()


def test_an_offer_begun_for_a_call_that_closed_meanwhile_is_not_made(cast, client):
    asked = call(cast)
    typed = {"called": "Fatma", "email": EMAIL, "words": "Ik heb een uur."}
    answer = client.post(reverse("work:offer_for", args=[asked.pk]), typed)
    type(asked).objects.update(until=timezone.localdate() - timedelta(days=1))
    code = re.search(r"^\s*([A-Z0-9-]{6,})\s*$", mail.outbox[-1].body, re.M).group(1)

    client.post(answer.url, {"code": code}, follow=True)

    assert not Offer.objects.exists()
