"""What a version says about where its sentences come from."""

import pytest

from samenspel.opinions import starting
from samenspel.purpose import adopting, rounds, tracing
from samenspel.purpose.models import Phase
from tests.purpose.making import a_draft, a_round, heard

pytestmark = pytest.mark.django_db


def test_a_sentence_of_a_version_shows_the_statement_it_came_from(cast, client_of):
    round = a_round(cast, Phase.PROPOSAL)
    talk = starting.start(cast.workshop, by=cast.noor, topic="Waarvoor?", seeds=["Hulp is dichtbij."])
    rounds.hold_conversation(round, talk, by=cast.noor)
    draft = a_draft(cast, round)
    tracing.link(draft.sentences.get(), by=cast.noor, statement=talk.statements.get())
    rounds.move(round, Phase.TESTING, by=cast.noor, why="Klaar om te lezen.")
    round.refresh_from_db()

    version = adopting.adopt(round, heard(cast, draft), by=cast.noor)

    assert "Hulp is dichtbij." in client_of(cast.sami).get(version.get_absolute_url()).content.decode()
