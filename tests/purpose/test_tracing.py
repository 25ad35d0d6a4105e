"""What stands behind a sentence: statements and ideas of its round, shown as far as one may see them."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from samenspel.opinions import closing, mapping, starting
from samenspel.opinions.joining import take_part
from samenspel.opinions.voting import vote
from samenspel.purpose import dividing, inventory, reading, rounds, tracing
from samenspel.purpose.models import Phase
from tests.purpose.making import a_draft, a_round, someone

pytestmark = pytest.mark.django_db
SAID = ("Hulp is dichtbij.", "Buren kennen elkaar.")


@pytest.fixture(autouse=True)
def no_map_of_another_test():
    mapping.forget_all()
    yield
    mapping.forget_all()


@pytest.fixture
def round(cast):
    round = a_round(cast, Phase.PROPOSAL)
    talk = starting.start(cast.workshop, by=cast.noor, topic="Waarvoor zijn wij er?", seeds=SAID)
    return rounds.hold_conversation(round, talk, by=cast.noor)


@pytest.fixture
def sentence(cast, round):
    return a_draft(cast, round).sentences.get()


def statement(round, text=SAID[0]):
    return round.conversation.statements.get(text=text)


def test_a_sentence_comes_from_a_statement_once(cast, round, sentence):
    for _again in range(2):
        tracing.link(sentence, by=cast.sami, statement=statement(round))

    assert [source.statement.text for source in sentence.sources.all()] == [SAID[0]]
    tracing.unlink(sentence.sources.get(), by=cast.noor)
    assert not sentence.sources.exists()


def test_a_statement_of_another_conversation_stands_behind_nothing_here(cast, round, sentence):
    other = starting.start(cast.workshop, by=cast.noor, topic="Iets anders", seeds=["Koffie."])

    with pytest.raises(PermissionDenied):
        tracing.link(sentence, by=cast.sami, statement=other.statements.get())


def test_a_person_who_inspires_is_no_source(cast, round, sentence):
    named, _asked = inventory.name_inspirer(round, by=cast.noor, text="Helpt.", person=cast.noor)

    with pytest.raises(PermissionDenied):
        tracing.link(sentence, by=cast.noor, idea=named.idea)


def test_one_finds_what_holds_all_words(cast, round):
    idea = inventory.bring(round, by=cast.sami, kind="idea", text="Dichtbij huis een hulplijn.")

    statements, ideas = tracing.found_in(round, cast.sami, "hulp dichtbij")

    assert [each.text for each in statements] == [SAID[0]]
    assert ideas == [idea]
    assert tracing.found_in(round, cast.sami, "hulp ver") == ([], [])


def test_who_may_not_see_a_statement_reads_that_there_is_one(cast, round, sentence):
    tracing.link(sentence, by=cast.sami, statement=statement(round))

    shown = reading.of_sources(sentence, None)

    assert (shown["sources"], shown["unseen"]) == ([], 1)
    assert len(reading.of_sources(sentence, cast.sami)["sources"]) == 1


def test_what_was_linked_is_not_offered_again(cast, round, sentence, client_of):
    tracing.link(sentence, by=cast.sami, statement=statement(round))

    page = client_of(cast.sami).get(f"/purpose/sentences/{sentence.pk}/sources/")

    assert [each.text for each in page.context["statements"]] == [SAID[1]]


@pytest.mark.parametrize("sent", [{"statement": "999999"}, {"idea": "x"}, {}])
def test_choosing_what_is_not_there_is_not_found(cast, sentence, client_of, sent):
    assert (
        client_of(cast.sami).post(f"/purpose/sentences/{sentence.pk}/sources/link/", sent).status_code == 404
    )


def test_a_difference_has_a_name_once_and_may_be_resolved_and_not(cast, round):
    first = tracing.name_difference(round, by=cast.sami, name="Wie betaalt?", statement=statement(round))
    assert tracing.name_difference(round, by=cast.noor, name="Wie betaalt?") == first

    tracing.resolve(first, by=cast.noor, outcome="De gemeente.")
    tracing.resolve(first, by=cast.sami, outcome="Wij zelf.")
    first.refresh_from_db()
    assert first.outcome == "De gemeente."

    tracing.reopen(first, by=cast.sami)
    first.refresh_from_db()
    assert (first.resolved_at, first.outcome) == (None, "")


def test_ideas_become_the_first_statements_of_the_conversation(cast, client_of):
    round = a_round(cast, community=cast.garden)
    short, other, long = (
        inventory.bring(round, by=cast.sami, kind="idea", text=text)
        for text in ("Samen gieten.", "Koffie erbij.", "Lang. " * 40)
    )
    address = "/purpose/de-buurttuin/rounds/1/conversation/"
    form = client_of(cast.noor).get(address).context["form"]
    ticked = {words.value(): use.value() for use, words in form.lines()}
    assert ticked == {"Samen gieten.": True, "Koffie erbij.": True, long.text.strip(): False}

    said = {
        "topic": "Waarom tuinen wij?",
        f"use_{short.pk}": "on",
        f"words_{short.pk}": "Wij gieten samen.",
        f"words_{other.pk}": "Koffie erbij.",
    }
    client_of(cast.noor).post(address, said)

    round.refresh_from_db()
    assert [each.text for each in round.conversation.statements.all()] == ["Wij gieten samen."]
    assert round.phase == "conversation"
    assert round.changes.get().why == "Waarom tuinen wij?"


def test_an_idea_too_long_for_a_statement_is_said_at_its_line_and_begins_nothing(cast, client_of):
    round = a_round(cast, community=cast.garden)
    long = inventory.bring(round, by=cast.sami, kind="idea", text="Lang. " * 40)
    said = {"topic": "Waarom?", f"use_{long.pk}": "on", f"words_{long.pk}": "x" * 141}

    answer = client_of(cast.noor).post("/purpose/de-buurttuin/rounds/1/conversation/", said)

    round.refresh_from_db()
    assert answer.status_code == 422
    assert "141" in answer.context["form"].errors[f"words_{long.pk}"][0]
    assert (round.phase, round.conversation) == ("open", None)


class TestTheMap:
    """Eight people agree on the first statement and differ on the second."""

    @pytest.fixture
    def talk(self, cast, round):
        talk = round.conversation
        for number in range(10):
            voter = take_part(talk, someone(cast, f"Stemmer {number}"))
            vote(voter, statement(round), 1)
            vote(voter, statement(round, SAID[1]), 1 if number % 2 else -1)
        closing.close(talk, by=cast.noor)
        return talk

    def test_common_ground_is_offered_first_as_a_source(self, cast, round, talk):
        assert [each.text for each in dividing.common_ground(round, cast.sami)] == [SAID[0]]

    def test_what_divides_is_offered_to_be_named(self, cast, round, talk):
        assert [each.text for each in dividing.divisive(round, cast.sami)] == [SAID[1]]

    def test_who_may_not_see_the_map_is_told_nothing_of_it(self, cast, round, talk):
        for person in (cast.vera, cast.rik, AnonymousUser()):
            assert dividing.common_ground(round, person) == dividing.divisive(round, person) == []
