"""The real live process, heard as a page hears it."""

import signal
import time

import pytest

from samenspel.live.changing import ask_again, sight_narrowed
from samenspel.live.tickets import LASTS
from tests.live.listening import status_of, ticket, until


def test_a_page_hears_that_something_changed(say, listen):
    page = listen("discussion:1")

    say("discussion:1")

    until(lambda: page.has("discussion:1"))


def test_a_page_hears_nothing_of_what_it_holds_no_ticket_for(say, listen):
    page = listen("discussion:2")

    say("discussion:3")
    say("discussion:2")

    until(lambda: page.has("discussion:2"))
    assert not page.has("discussion:3")


def test_after_a_pause_a_page_catches_up_and_hears_nothing_twice(say, listen):
    page = listen("discussion:4", "discussion:5")
    say("discussion:4")
    until(lambda: page.has("discussion:4"))
    page.close()

    say("discussion:5")
    again = listen("discussion:4", "discussion:5", since=page.position)

    until(lambda: again.has("discussion:5"))
    assert not again.has("discussion:4")


def test_what_changed_while_the_process_was_gone_is_told_when_it_is_back(process, say, listen):
    page = listen("discussion:6", "discussion:7")
    say("discussion:6")
    until(lambda: page.has("discussion:6"))

    process.stop(signal.SIGKILL)
    say("discussion:7")
    process.start()
    again = listen("discussion:6", "discussion:7", since=page.position)

    until(lambda: again.has("discussion:7"))
    assert not again.has("discussion:6")


def test_a_change_between_the_page_and_its_connection_is_not_lost(say, listen):
    made = time.time()

    say("discussion:8")
    page = listen("discussion:8", "discussion:9", made=made)

    until(lambda: page.has("discussion:8"))
    assert not page.has("discussion:9")


def test_a_change_that_ends_late_is_told_to_who_was_away_meanwhile(changes, say, listen, late):
    page = listen("discussion:10", "discussion:11")
    with late("discussion:10"):
        if changes.vendor == "postgresql":
            # What began later ends first; on SQLite it would wait.
            say("discussion:11")
            until(lambda: page.has("discussion:11"))
        page.close()
    again = listen("discussion:10", since=page.position)

    until(lambda: again.has("discussion:10"))


def test_who_lost_a_right_is_closed_and_old_tickets_count_no_more(process, say, listen):
    page = listen("discussion:12", person=77)
    old = ticket("discussion:12", person=77, made=time.time() - 1)

    ask_again(type("Somebody", (), {"pk": 77}))

    until(lambda: page.is_over)
    assert status_of(process.port, [old, ""]) == 403


def test_who_may_have_lost_sight_of_a_thing_hears_nothing_more_of_it(process, say, listen):
    page = listen("discussion:13", person=78)
    old = ticket("discussion:13", person=78, made=time.time() - 1)

    sight_narrowed()
    say("discussion:13")

    until(lambda: page.is_over)
    assert not page.has("discussion:13")
    assert status_of(process.port, [old, ""]) == 403
    again = listen("discussion:13", person=78, since=page.position)
    until(lambda: again.has("discussion:13"))


@pytest.mark.parametrize(
    ("about", "status"),
    [
        ({"origin": "https://elsewhere.example"}, 403),
        ({"origin": None}, 403),
        ({"host": "elsewhere.example"}, 400),
        ({"method": "GET"}, 405),
        ({"path": "/admin"}, 404),
    ],
)
def test_who_comes_from_elsewhere_is_refused(process, about, status):
    assert status_of(process.port, [ticket("news"), ""], **about) == status


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("made-up", "")],
        [(ticket("news", made=time.time() - LASTS - 5), "")],
        [(ticket("news", person=1), ""), (ticket("news", person=2), "")],
    ],
    ids=["none", "made up", "over", "of two people"],
)
def test_without_a_ticket_that_counts_nobody_listens(process, pairs):
    assert status_of(process.port, *pairs) == 403


def test_one_person_does_not_take_all_places(process, listen):
    for _each in range(process.each_person):
        listen("news", person=88)

    assert status_of(process.port, [ticket("news", person=88), ""]) == 429


def test_it_stops_when_asked_though_pages_are_open(process, listen):
    page = listen("news")

    process.stop()

    until(lambda: page.is_over)
    process.start()


def test_nothing_secret_is_logged(process, listen):
    page = listen("news")
    page.close()

    # On a busy machine a look may come too early for a file in use; it says so, and looks again.
    said = [line for line in process.log.read_text().splitlines() if "is away (OperationalError)" not in line]
    assert said == []
