"""How people voted on what stands behind a sentence: what the map says, and nothing where there is none."""

import pytest

from samenspel.opinions import mapping, starting
from samenspel.purpose.votes_behind import votes_on

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_map_of_another_test():
    mapping.forget_all()
    yield
    mapping.forget_all()


def test_a_sentence_from_a_conversation_without_votes_can_be_read(cast, client_of):
    talk = starting.start(
        cast.workshop, by=cast.noor, topic="Waarvoor?", seeds=["Hulp hoort dichtbij."], map_shown="always"
    )
    statement = talk.statements.get()

    assert votes_on([statement], cast.noor) == {statement.pk: []}
