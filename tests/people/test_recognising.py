"""Recognising a talent: in words, private until accepted, taken back at will, never counted."""

import re
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.people import recognising
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.models import Person, Recognition
from tests.cast import RECENTLY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

EXAMPLE = "Hij legde de trap uit aan mijn moeder."


@pytest.fixture
def praise(cast):
    return recognising.recognise(
        cast.sami, in_own_words("Uitleggen"), by=cast.noor, example=EXAMPLE, at=RECENTLY
    )


def seen_by(viewer, client_of):
    return EXAMPLE in client_of(viewer).get("/people/sami/").content.decode()


def test_someone_says_what_they_saw(cast, client_of):
    answer = client_of(cast.noor).post(
        "/people/sami/recognise/", {"words": "Uitleggen", "example": EXAMPLE}, follow=True
    )

    assert "Sami de Wit decides whether others see it" in answer.content.decode()
    assert Recognition.objects.get().example == EXAMPLE


def test_it_is_between_the_two_until_it_is_accepted(cast, client_of, praise):
    assert seen_by(cast.sami, client_of)
    assert seen_by(cast.noor, client_of)
    assert not seen_by(cast.vera, client_of)
    assert not seen_by(cast.anna, client_of)

    client_of(cast.sami).post(f"/people/recognitions/{praise.pk}/accept/")

    assert seen_by(cast.vera, client_of)


def test_it_can_be_hidden_and_accepted_again(cast, client_of, praise):
    recognising.accept(praise, by=cast.sami)
    client_of(cast.sami).post(f"/people/recognitions/{praise.pk}/hide/")
    assert not seen_by(cast.vera, client_of)

    recognising.accept(Recognition.objects.get(), by=cast.sami)
    assert seen_by(cast.vera, client_of)


def test_other_words_are_put_to_the_person_again(cast, client_of, praise):
    recognising.accept(praise, by=cast.sami)
    recognising.recognise(cast.sami, praise.competence, by=cast.noor, example="Iets anders")

    assert "Iets anders" not in client_of(cast.vera).get("/people/sami/").content.decode()
    assert Recognition.objects.count() == 1


def test_whoever_wrote_it_takes_it_back(cast, client_of, praise):
    recognising.accept(praise, by=cast.sami)
    client_of(cast.noor).post(f"/people/recognitions/{praise.pk}/withdraw/")

    assert not Recognition.objects.exists()
    assert not seen_by(cast.sami, client_of)


def test_each_does_only_their_own_part(cast, praise):
    for act in (
        lambda: recognising.accept(praise, by=cast.noor),
        lambda: recognising.accept(praise, by=cast.anna),
        lambda: recognising.hide(praise, by=cast.noor),
        lambda: recognising.withdraw(praise, by=cast.sami),
        lambda: recognising.recognise(cast.sami, praise.competence, by=cast.sami, example="Ik zelf"),
        lambda: recognising.recognise(cast.sami, praise.competence, by=cast.lena, example="Als gast"),
        lambda: recognising.recognise(cast.vera, praise.competence, by=cast.noor, example="Niet te zien"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_who_said_it_is_named_only_to_who_may_see_them(cast, client_of):
    recognising.accept(
        recognising.recognise(cast.sami, in_own_words("Luisteren"), by=cast.vera, example="Aan zee."),
        by=cast.sami,
    )

    page = client_of(cast.tess).get("/people/sami/").content.decode()

    assert "Aan zee." in page
    assert "Vera Bos" not in page
    assert "someone in this house" in page


def test_there_is_no_number_of_them_anywhere(cast, client_of):
    for by in (cast.noor, cast.bram, cast.tess):
        each = recognising.recognise(cast.sami, in_own_words("Uitleggen"), by=by, example="Mooi gedaan.")
        recognising.accept(each, by=cast.sami)

    for address in ("/people/sami/", "/people/", "/people/who-knows/?q=uitleggen"):
        page = re.sub(r"<[^>]*>|\s+", " ", client_of(cast.anna).get(address).content.decode())
        assert not re.search(r"\b3\b", page), address


def test_praise_by_the_dozen_waits_until_tomorrow(cast, monkeypatch):
    monkeypatch.setattr(recognising, "MOST_A_DAY", 1)
    first = in_own_words("Uitleggen")
    recognising.recognise(cast.sami, first, by=cast.noor, example="Een", at=RECENTLY)

    with pytest.raises(recognising.TooMany):
        recognising.recognise(cast.tess, first, by=cast.noor, example="Twee", at=RECENTLY)

    tomorrow = RECENTLY + timedelta(days=1, minutes=1)
    assert recognising.recognise(cast.tess, first, by=cast.noor, example="Twee", at=tomorrow)


def test_nothing_typed_is_lost_when_something_is_missing(cast, client_of):
    answer = client_of(cast.noor).post("/people/sami/recognise/", {"words": "", "example": EXAMPLE})

    assert answer.status_code == 422
    assert EXAMPLE in answer.content.decode()


def test_a_part_of_the_profile_that_is_closed_closes_praise_too(cast, client_of, praise):
    recognising.accept(praise, by=cast.sami)
    sami = Person.objects.get(pk=cast.sami.pk)
    sami.seen_by = {"recognitions": "private"}
    sami.save()

    assert not seen_by(cast.vera, client_of)
    assert seen_by(cast.sami, client_of)
