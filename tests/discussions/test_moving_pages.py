"""What pages that stand open ask for: each message once, in its place, and what changed."""

from samenspel.discussions import reacting, splitting, writing
from tests.discussions.made import first, thread


def since(client, found, turn, known):
    return client.get(f"/discussions/{found.pk}/since/{turn}/?known={known}").content.decode()


def test_a_new_message_is_put_behind_the_one_before_it(cast, client_of):
    found = thread(cast, "Vraag")
    turn = found.turn
    writing.say(found, "Later", by=cast.noor)
    answer = writing.say(found, "Antwoord", by=cast.sami, answers=first(found))

    shown = since(client_of(cast.noor), found, turn, 2)

    assert f'<hx-partial hx-target="#m{first(found).pk}" hx-swap="afterend">' in shown
    assert f'id="m{answer.pk}"' in shown
    assert "1 new message" in shown
    assert f"/discussions/{found.pk}/since/3/?known=3" in shown


def test_several_that_are_new_go_in_together_and_before_what_they_stand_after_is_replaced(cast, client_of):
    found = thread(cast)
    turn, known = found.turn, found.last_number
    top = writing.say(found, "Ik heb er een", by=cast.sami)
    writing.say(found, "En een boor", by=cast.sami)
    writing.say(found, "Hoe lang is hij?", by=cast.noor, answers=top)
    writing.edit(first(found), "Wie heeft een lange ladder?", by=cast.noor)

    shown = since(client_of(cast.sami), found, turn, known)

    words = ["Ik heb er een", "Hoe lang is hij?", "En een boor", "Wie heeft een lange ladder?"]
    assert [shown.count(text) for text in words] == [1, 1, 1, 1]
    assert sorted(words, key=shown.index) == words
    assert shown.count(f'hx-target="#m{first(found).pk}" hx-swap="afterend"') == 1
    assert shown.count("<hx-partial") == 2


def test_asking_again_from_the_turn_that_came_along_brings_nothing_twice(cast, client_of):
    found = thread(cast, "Vraag")
    writing.say(found, "Nieuw", by=cast.noor)
    found.refresh_from_db()

    assert "<article" not in since(client_of(cast.sami), found, found.turn, found.last_number)


def test_a_change_a_sign_and_a_taking_back_take_the_place_of_the_message(cast, client_of):
    found = thread(cast, "Vraag")
    client = client_of(cast.sami)
    for act in (
        lambda: writing.edit(first(found), "Betere vraag", by=cast.noor),
        lambda: reacting.react(first(found), "idea", by=cast.sami),
        lambda: writing.take_back(first(found), by=cast.noor),
    ):
        found.refresh_from_db()
        turn = found.turn
        act()
        shown = since(client, found, turn, 1)
        assert f'<hx-partial hx-target="#m{first(found).pk}" hx-swap="outerHTML">' in shown
        assert "new message" not in shown


def test_what_was_written_for_others_does_not_come_along(cast, client_of):
    found = thread(cast, "Vraag", visibility="public")
    writing.say(found, "Voor allen", by=cast.noor)
    found.messages.filter(number=2).update(written_for="members")

    assert "Voor allen" not in since(client_of(None), found, 0, 0)
    assert "Voor allen" in since(client_of(cast.sami), found, 0, 0)


def test_who_missed_too_much_loads_the_page_anew(cast, client_of):
    found = thread(cast, "Vraag")
    for number in range(42):
        writing.say(found, str(number), by=cast.noor)

    shown = since(client_of(cast.sami), found, 0, 0)

    assert "Load the page anew" in shown
    assert "<article" not in shown


def test_a_split_makes_open_pages_load_anew(cast, client_of):
    found = thread(cast, "Vraag")
    said = writing.say(found, "Weg", by=cast.noor)
    turn = found.turn
    splitting.split(found, [said], by=cast.noor, title="Elders")

    assert "Load the page anew" in since(client_of(cast.sami), found, turn, 2)


def test_an_open_page_holds_a_ticket_and_asks_from_its_turn(cast, client_of):
    found = thread(cast, "Vraag")

    shown = client_of(cast.sami).get(found.get_absolute_url()).content.decode()

    assert f'data-live="discussion:{found.pk}"' in shown
    assert f"/discussions/{found.pk}/since/{found.turn}/?known=1" in shown
