"""The page of a conversation: one statement at a time, as plain forms."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.opinions import closing, starting
from samenspel.opinions.joining import known
from samenspel.opinions.models import Conversation, Vote
from tests.opinions.things import anyone, begin, statement, voter

pytestmark = pytest.mark.django_db


def shown(answer):
    return answer.context["statement"]


def test_one_votes_on_everything_and_then_there_is_nothing_left(cast, client_of):
    talk = begin(cast)
    client, page = client_of(cast.sami), talk.get_absolute_url()

    for number in range(4):
        answer = client.get(page)
        assert f"You voted on {number} of about 4" in answer.content.decode()
        sent = {"statement": shown(answer).pk, "value": [1, -1, 0][number % 3]}
        assert client.post(f"{page}vote/", sent).url == page

    assert "You voted on everything there is." in client.get(page).content.decode()
    assert known(talk, cast.sami).votes.count() == 4


def test_each_vote_can_be_changed_on_a_page_that_only_i_see(cast, client_of):
    talk = begin(cast)
    client, page = client_of(cast.sami), talk.get_absolute_url()
    one = statement(talk, 1)
    client.post(f"{page}vote/", {"statement": one.pk, "value": 1})

    answer = client.post(f"{page}vote/", {"statement": one.pk, "value": -1, "back": "mine"}, follow=True)

    assert Vote.objects.get().value == -1
    assert "Changed." in answer.content.decode()
    assert client_of(cast.noor).get(f"{page}mine/").status_code == 404


@pytest.mark.parametrize("sent", [{}, {"statement": "x", "value": "1"}, {"statement": "9" * 30, "value": 1}])
def test_a_form_that_makes_no_sense_goes_on_to_the_next(cast, client_of, sent):
    talk = begin(cast)

    answer = client_of(cast.sami).post(f"{talk.get_absolute_url()}vote/", sent, follow=True)

    assert "not voted on any more" in answer.content.decode()
    assert not Vote.objects.exists()


def test_the_address_says_the_question_and_follows_it(cast, client_of):
    talk = begin(cast)

    answer = client_of(cast.sami).get(f"/opinions/{talk.pk}/")

    assert answer.url == f"/opinions/{talk.pk}/wat-maakt-de-buurt-goed/"


@pytest.mark.parametrize(
    ("shown_when", "before", "after"),
    [("always", True, True), ("voted", False, True), ("closed", False, False)],
)
def test_what_came_of_it_is_shown_when_that_was_said(cast, client_of, shown_when, before, after):
    talk = begin(cast, map_shown=shown_when)
    client, page = client_of(cast.sami), talk.get_absolute_url()

    assert client.get(page).context["can_see_map"] is before
    for number in range(1, 5):
        client.post(f"{page}vote/", {"statement": statement(talk, number).pk, "value": 1})
    assert client.get(page).context["can_see_map"] is after
    closing.close(talk, by=cast.noor)
    assert client.get(page).context["can_see_map"] is True


def test_when_closed_the_page_says_what_now(cast, client_of):
    talk = begin(cast)
    closing.close(talk, by=cast.noor)

    said = client_of(cast.sami).get(talk.get_absolute_url()).content.decode()

    assert "Closed. What now?" in said
    assert f"{talk.get_absolute_url()}map/" in said
    assert 'name="value"' not in said


def test_a_visitor_reads_what_it_is_about_and_how_to_vote(cast, client_of):
    talk = begin(cast, takes_part="signed_in", visibility="public")

    said = client_of(None).get(talk.get_absolute_url()).content.decode()

    assert "An e-mail address is enough" in said
    assert "De straat is van de bewoners" not in said


def test_the_lists_show_what_one_may_see(cast, client_of):
    inner, outer = begin(cast, topic="Voor leden?"), anyone(cast, topic="Voor allen?")
    closed = begin(cast, community=cast.circle, by=cast.vera, topic="In de kring?")

    def topics(person, address="/opinions/"):
        return {row.topic for row in client_of(person).get(address).context["page"]}

    assert topics(cast.sami) == {inner.topic, outer.topic}
    assert topics(cast.sami, f"/opinions/of/{cast.workshop.slug}/") == {inner.topic, outer.topic}
    assert topics(None) == topics(cast.lena) == topics(cast.rik) == {outer.topic}
    assert topics(cast.vera) == {outer.topic, closed.topic}


def test_a_conversation_is_found_by_its_question_and_by_its_statements(cast, client_of):
    talk, hidden = begin(cast), begin(cast, community=cast.circle, by=cast.vera)

    def found(words):
        return [row.pk for row in client_of(cast.sami).get("/opinions/", {"q": words}).context["page"]]

    assert found("buurthuis") == [talk.pk]
    assert found("goede buurt") == [talk.pk]
    assert found("kermis") == []
    assert hidden.pk not in found("buurt")


def test_a_list_asks_the_same_of_the_database_however_long_it_is(
    cast, client_of, django_assert_max_num_queries
):
    for number in range(6):
        voter(begin(cast, topic=f"Vraag {number}?"), cast.sami)
    client = client_of(cast.sami)
    client.get("/opinions/")

    with django_assert_max_num_queries(15):
        client.get("/opinions/")
    with django_assert_max_num_queries(24):
        client.get(f"/opinions/of/{cast.workshop.slug}/")


def test_a_page_of_a_conversation_asks_little_however_many_statements(
    cast, client_of, django_assert_max_num_queries
):
    talk = begin(cast, seeds=[f"Stelling nummer {number}" for number in range(50)])
    client = client_of(cast.sami)
    client.post(f"{talk.get_absolute_url()}vote/", {"statement": statement(talk, 1).pk, "value": 1})
    client.get(talk.get_absolute_url())

    with django_assert_max_num_queries(26):
        client.get(talk.get_absolute_url())


def typed(**changes):
    return {
        "topic": "Hoe gaan wij om met lawaai?",
        "about": "",
        "seeds": "Muziek mag tot tien uur\n\n Om elf uur is het stil \n",
        "takes_part": "members",
        "visibility": "members",
        "moderation": "after",
        "map_shown": "voted",
        "own_statements": "on",
        "most_own": "10",
        "closes_on": "",
        **changes,
    }


def test_any_member_begins_a_conversation_and_a_double_click_begins_one(cast, client_of):
    client, address = client_of(cast.sami), f"/opinions/of/{cast.workshop.slug}/start/"
    once = client.get(address).context["form"]["once"].value()

    first = client.post(address, typed(once=once))
    second = client.post(address, typed(once=once))

    talk = Conversation.objects.get()
    assert first.url == second.url == talk.get_absolute_url()
    assert [row.text for row in talk.statements.in_order()] == [
        "Muziek mag tot tien uur",
        "Om elf uur is het stil",
    ]


def test_each_line_of_statements_is_checked_and_what_was_typed_stays(cast, client_of):
    seeds = "Goed zo\n" + "a" * 141 + "\nGoed zo"

    answer = client_of(cast.sami).post(f"/opinions/of/{cast.workshop.slug}/start/", typed(seeds=seeds))

    said = answer.content.decode()
    assert answer.status_code == 422
    assert "Line 2 has 141 characters; at most 140 fit." in said
    assert "Line 3 says the same as line 1." in said
    assert "a" * 141 in said
    assert not Conversation.objects.exists()


def test_a_last_day_that_has_passed_is_no_last_day(cast, client_of):
    answer = client_of(cast.sami).post(
        f"/opinions/of/{cast.workshop.slug}/start/", typed(closes_on="2020-01-01")
    )

    assert answer.status_code == 422


def test_how_it_is_held_is_changed_and_opening_it_is_remembered(cast, client_of):
    talk = begin(cast)
    address = f"{talk.get_absolute_url()}settings/"

    answer = client_of(cast.noor).post(address, typed(topic=talk.topic, takes_part="anyone"))

    assert answer.url == talk.get_absolute_url()
    talk.refresh_from_db()
    assert talk.takes_part == "anyone"
    events = client_of(cast.anna).get("/house/audit/").content.decode()
    assert "was opened to anyone, also without an account." in events


def test_a_member_does_not_open_a_closed_community_to_others(cast):
    with pytest.raises(PermissionDenied):
        starting.start(cast.garden, by=cast.sami, topic="Wie mag erin?", takes_part="anyone")
    starting.start(cast.garden, by=cast.noor, topic="Wie mag erin?", takes_part="anyone")


def test_closing_ends_the_vote_and_opening_again_takes_it_up(cast, client_of):
    talk = begin(cast)
    client, page = client_of(cast.noor), talk.get_absolute_url()

    client.post(f"{page}close/")
    assert Conversation.objects.get().is_closed
    client.post(f"{page}reopen/", {"closes_on": timezone.localdate().isoformat()})

    talk = Conversation.objects.get()
    assert talk.is_open
    assert talk.closes_on == timezone.localdate()


def test_in_an_empty_conversation_one_writes_the_first_statement(cast, client_of):
    talk = begin(cast)
    talk.statements.all().delete()

    text = client_of(cast.sami).get(talk.get_absolute_url()).content.decode()

    assert text.count("Write the first statement") == 1
    assert "See the map" not in text
    assert '<p class="vote-progress meta" hidden>' in text


def test_at_the_end_the_number_of_statements_is_exact(cast, client_of):
    talk = begin(cast)
    client, page = client_of(cast.sami), talk.get_absolute_url()
    for number in range(1, 5):
        client.post(f"{page}vote/", {"statement": statement(talk, number).pk, "value": 1})

    assert "You voted on 4 of 4" in client.get(page).content.decode()
