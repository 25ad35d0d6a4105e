"""A learning session: a question, what we see, and what somebody will do differently."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.gatherings.models import Commitment, Insight, LearningQuestion
from samenspel.gatherings.sessions import learning
from samenspel.gatherings.waiting import for_person
from tests.gatherings.session_made import a_gathering, a_learning_session

SOMEDAY = date(2030, 5, 1)


@pytest.fixture
def session(cast):
    return a_learning_session(cast)


def test_an_insight_becomes_an_agreement_that_follows_its_owner_home(cast, session):
    question = learning.ask(session, by=cast.noor, words="Waarom bellen mensen zo laat?")
    insight = learning.see(session, by=cast.sami, question=question, words="Ze kennen ons nummer niet.")

    made = learning.do_differently(
        insight, by=cast.noor, what="Hangt een kaartje op", owner=cast.sami, by_when=SOMEDAY
    )

    insight.refresh_from_db()
    assert insight.commitment == made
    assert any("Hangt een kaartje op" in sentence for sentence, *_rest in for_person(cast.sami))


def test_an_insight_has_one_agreement(cast, session):
    insight = learning.see(session, by=cast.sami, words="Te laat is te laat.")
    said = {"what": "Bellen", "owner": cast.sami, "by_when": SOMEDAY}

    first = learning.do_differently(insight, by=cast.noor, **said)

    assert learning.do_differently(insight, by=cast.noor, **said) == first
    assert Commitment.objects.count() == 1


def test_a_question_of_another_session_is_not_answered_here(cast, session):
    other = a_gathering(cast.workshop, cast.noor, kind="learning", title="Een andere")
    question = learning.ask(other, by=cast.noor, words="Wat dan?")

    with pytest.raises(PermissionDenied):
        learning.see(session, by=cast.sami, words="Dit", question=question)


def test_who_does_not_take_part_asks_nothing(cast, session):
    for person in (cast.vera, cast.bram, cast.rik, cast.lena):
        with pytest.raises(PermissionDenied):
            learning.ask(session, by=person, words="Mag ik?")


def test_what_somebody_wrote_is_taken_away_by_them_or_who_leads(cast, session):
    insight = learning.see(session, by=cast.noor, words="Iets")

    with pytest.raises(PermissionDenied):
        learning.take_away(insight, by=cast.sami)
    learning.take_away(insight, by=cast.noor)
    learning.take_away(insight, by=cast.noor)
    assert not Insight.objects.exists()


def test_the_session_by_hand_on_its_pages(cast, session, client_of):
    noor = client_of(cast.noor)
    noor.post(f"/gatherings/learning/{session.pk}/ask/", {"words": "Waarom zo laat?"})
    question = LearningQuestion.objects.get()
    said = {"words": "Niemand kent ons.", "question": question.pk}
    noor.post(f"/gatherings/learning/{session.pk}/insight/", said)
    insight = Insight.objects.get()
    said = {"what": "Kaartje ophangen", "owner": cast.sami.pk, "by_when": "2030-05-01"}
    noor.post(f"/gatherings/learning/insights/{insight.pk}/differently/", said)

    shown = client_of(cast.sami).get(f"/gatherings/learning/{session.pk}/").content.decode()

    for words in ("Waarom zo laat?", "Niemand kent ons.", "Kaartje ophangen", "became an agreement"):
        assert words in shown


def test_a_meeting_has_no_page_of_a_learning_session(cast, client_of):
    meeting = a_gathering(cast.workshop, cast.noor)

    assert client_of(cast.noor).get(f"/gatherings/learning/{meeting.pk}/").status_code == 404
