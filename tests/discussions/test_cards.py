"""Messages are made once for who reads the same; nobody reads a card that was made for someone else."""

import re

import pytest
from django.core.cache import caches

from samenspel.discussions import cards, reacting, writing
from samenspel.moderation.distance import block
from tests.discussions.made import first, thread

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "lena", "rik")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


@pytest.fixture(autouse=True)
def nothing_kept():
    caches["cards"].clear()


@pytest.fixture
def talk(cast):
    found = thread(cast, "Wie weet **hoe** dit moet, @sami?", visibility="public")
    writing.say(found, "Ik", by=cast.sami, answers=first(found))
    reacting.react(first(found), "thanks", by=cast.sami)
    writing.edit(first(found), "Wie weet *hoe* dit moet?", by=cast.noor)
    return found


def said(client, found):
    html = client.get(found.get_absolute_url() + "?end").content.decode()
    return html[html.index('id="said"') : html.rindex("</article>")]


def without_token(html):
    return TOKEN.sub("", html)


def test_everyone_reads_what_they_would_without_cards(cast, client_of, talk, monkeypatch):
    with_cards = {}
    for _again in range(2):
        for who in WHO:
            with_cards[who] = without_token(said(client_of(getattr(cast, who)), talk))
    with_cards[None] = without_token(said(client_of(None), talk))

    monkeypatch.setattr(cards, "_key", lambda each, reader: None)

    for who, html in with_cards.items():
        assert html == without_token(said(client_of(who and getattr(cast, who)), talk))


def test_a_card_is_made_once(cast, client_of, talk, monkeypatch):
    client = client_of(cast.sami)
    said(client, talk)
    before = said(client, talk)
    monkeypatch.setattr(cards, "_made", lambda each, request: pytest.fail("made anew"))

    assert without_token(said(client, talk)) == without_token(before)


def test_the_mark_of_a_form_is_that_of_the_page(cast, client_of, talk):
    client = client_of(cast.sami)
    one, other = TOKEN.findall(said(client, talk)), TOKEN.findall(said(client, talk))

    assert one
    assert other
    assert set(one) != set(other)
    assert cards._place_of_token() not in said(client, talk)


def test_another_name_sign_or_word_is_there_at_once(cast, client_of, talk):
    client = client_of(cast.vera)
    said(client, talk)
    cast.noor.name = "Noor Anders"
    cast.noor.save()
    reacting.react(first(talk), "idea", by=cast.sami)
    writing.edit(first(talk), "Heel iets anders", by=cast.noor)

    assert "Noor Anders" in said(client, talk)
    assert "sign-idea" in said(client, talk)
    assert "Heel iets anders" in said(client, talk)


def test_a_name_shows_to_nobody_who_may_not_see_it(cast, client_of, talk):
    said(client_of(cast.vera), talk)
    block(cast.vera, by=cast.noor)

    assert "Noor El Amrani" not in said(client_of(cast.vera), talk)
    assert "Noor El Amrani" in said(client_of(cast.sami), talk)


def test_each_language_has_its_own(cast, client_of, talk):
    assert "Antwoord" in said(client_of(cast.sami, language="nl"), talk)
    assert "Answer" in said(client_of(cast.sami, language="en"), talk)
