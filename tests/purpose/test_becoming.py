"""Your input is here: everything one brought in, with where it lives or why not; for oneself only."""

import pytest
from django.urls import reverse

from samenspel.purpose import adopting, amending, becoming, inventory, reacting, rounds, tracing, writing
from samenspel.purpose.models import Phase
from tests.purpose.making import a_draft, a_round

pytestmark = pytest.mark.django_db


def items(cast, person):
    return {item.words: item for _round, rows in becoming.mine(cast.workshop, person) for item in rows}


def to(round, phase, by):
    rounds.move(round, phase, by=by, why="Verder.")
    round.refresh_from_db()


@pytest.fixture
def adopted(cast):
    """A round in which Sami brought two ideas, wrote a sentence and proposed a change that was not taken."""
    round = a_round(cast)
    used = inventory.bring(round, by=cast.sami, kind="idea", text="Dichtbij")
    inventory.bring(round, by=cast.sami, kind="idea", text="Ver")
    to(round, Phase.PROPOSAL, cast.noor)
    draft = a_draft(cast, round)
    sentence = draft.sentences.get()
    tracing.link(sentence, by=cast.noor, idea=used)
    writing.add(draft, by=cast.sami, part="values", text="Wij luisteren.", why="Dat mis ik.")
    proposed = amending.propose(
        draft, by=cast.sami, kind="change", sentence=sentence, text="Iets anders.", why="Korter."
    )
    amending.answer(proposed, by=cast.noor, taken=False, why="Dan is het doel weg.")
    to(round, Phase.TESTING, cast.noor)
    reacting.react(draft, by=cast.sami, kind="concern", argument="Is Oost niet te groot?")
    return adopting.adopt(round, draft, by=cast.noor)


def test_an_idea_lives_in_the_sentence_it_led_to(cast, adopted):
    where, text, url = items(cast, cast.sami)["Dichtbij"].places[0]

    assert (where, text) == ("Version 1", adopted.sentences.get(part="purpose").text)
    assert url.startswith(adopted.get_absolute_url())


def test_what_led_to_no_sentence_says_so(cast, adopted):
    assert items(cast, cast.sami)["Ver"].said == ["No sentence points at it."]


def test_a_proposal_that_was_not_taken_says_why(cast, adopted):
    item = items(cast, cast.sami)["Iets anders."]

    assert item.said == ["Not taken over: Dan is het doel weg."]
    assert not item.lives


def test_a_sentence_one_wrote_lives_in_the_version(cast, adopted):
    assert items(cast, cast.sami)["Wij luisteren."].places[0][0] == "Version 1"


def test_a_reaction_stands_with_its_words(cast, adopted):
    assert items(cast, cast.sami)["Is Oost niet te groot?"].kind == "Support with a concern"


def test_it_is_for_oneself_only(cast, adopted, client_of):
    address = reverse("purpose:mine", args=[cast.workshop.slug])

    assert "Wij luisteren." in client_of(cast.sami).get(address).content.decode()
    assert "Wij luisteren." not in client_of(cast.noor).get(address).content.decode()


def test_the_page_asks_no_more_as_one_brought_more(cast, adopted, client_of, django_assert_max_num_queries):
    round = a_round(cast)
    for number in range(10):
        inventory.bring(round, by=cast.sami, kind="idea", text=f"Idee {number}")

    with django_assert_max_num_queries(50):
        client_of(cast.sami).get(reverse("purpose:mine", args=[cast.workshop.slug]))
