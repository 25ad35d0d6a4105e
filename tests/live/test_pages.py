"""What pages carry, who sees who is here, and what administrators see of it."""

import re
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from samenspel.communities.joining import remove
from samenspel.live import house, showing, signs, tickets
from samenspel.live.changing import ask_again, changed
from samenspel.live.models import Change

pytestmark = pytest.mark.django_db


def news_for(client):
    return client.get("/news/")


def test_a_page_carries_a_ticket_of_whoever_reads_it(cast, client_of):
    page = news_for(client_of(cast.sami)).content.decode()

    found = re.search(r'data-live="news" data-live-ticket="([^"]+)"', page)
    ticket = tickets.read(found[1], now=time.time())
    assert ticket.channels == ("news",)
    assert ticket.person == cast.sami.pk


def test_a_page_may_speak_with_the_live_process_at_exactly_its_address(cast, client_of, settings):
    settings.LIVE_PORT, settings.LIVE_PATH = 8123, ""

    answer = news_for(client_of(cast.sami))

    assert "connect-src 'self' http://testserver:8123/stream;" in answer["Content-Security-Policy"] + ";"
    assert 'data-at="http://testserver:8123/stream"' in answer.content.decode()


def test_behind_a_proxy_pages_speak_with_their_own_address_only(cast, client_of, settings):
    settings.LIVE_PORT, settings.LIVE_PATH = 8123, "/live/stream"

    answer = news_for(client_of(cast.sami))

    assert "8123" not in answer["Content-Security-Policy"]
    assert 'data-at="/live/stream"' in answer.content.decode()


def ask_who(client, person, **about):
    about = {"person": person.pk, "made": time.time(), "is_shown": True} | about
    ticket = tickets.make(["discussion:1"], **about)
    return client.get("/live/here/", headers={"x-live-ticket": ticket})


def test_one_sees_who_is_here_of_those_one_may_see(cast, client_of):
    signs.leave_here("discussion:1", [cast.noor.pk, cast.sami.pk])

    page = ask_who(client_of(cast.sami), cast.sami).content.decode()

    assert cast.noor.name in page
    assert cast.sami.name not in page


def test_who_would_rather_not_be_shown_is_not(cast, client_of):
    signs.leave_here("discussion:1", [cast.noor.pk])
    client_of(cast.noor).post("/live/shown/", {"shown": "no"})

    assert cast.noor.name not in ask_who(client_of(cast.sami), cast.sami).content.decode()
    client_of(cast.noor).post("/live/shown/", {"shown": "yes"})
    assert cast.noor.name in ask_who(client_of(cast.sami), cast.sami).content.decode()


def test_the_ticket_of_somebody_else_shows_nobody(cast, client_of):
    assert ask_who(client_of(cast.vera), cast.sami).status_code == 403


def test_who_lost_a_right_meanwhile_sees_nobody(cast, client_of):
    made = time.time()
    ask_again(cast.sami)

    assert ask_who(client_of(cast.sami), cast.sami, made=made).status_code == 403


def test_whoever_is_taken_out_of_a_community_is_closed_at_once(cast):
    remove(cast.workshop, cast.sami, by=cast.noor, reason="Kept others from working.")

    assert Change.objects.filter(channel=f"gone:{cast.sami.pk}").exists()


def test_the_house_says_how_many_pages_listen():
    signs.leave_alive(3)

    assert house.live().state == "well"
    assert "3" in house.live().sentence


def test_without_a_live_process_pages_ask_now_and_then(settings):
    assert house.live().state == "care"
    settings.LIVE_PORT = 8001
    assert house.live().state == "broken"


def test_at_night_old_changes_go():
    changed("news", "community:1")
    Change.objects.filter(channel="news").update(at=timezone.now() - timedelta(days=3))

    call_command("prune_changes", verbosity=0)

    assert list(Change.objects.values_list("channel", flat=True)) == ["community:1"]


def test_being_shown_is_a_choice_that_can_be_made_twice(cast):
    showing.hide(by=cast.sami)
    showing.hide(by=cast.sami)
    assert not showing.is_shown(cast.sami)

    showing.show(by=cast.sami)
    showing.show(by=cast.sami)
    assert showing.is_shown(cast.sami)
