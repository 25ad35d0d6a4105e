"""Asking to look again at a decision: once, and someone else answers when there is someone else."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.moderation.appealing import answer, appeal, can_answer, waiting_for
from samenspel.moderation.hiding import hide, unhide
from samenspel.people.introducing import introduce
from samenspel.work.models import Result


@pytest.fixture
def hiding(cast):
    """Anna hid what Noor published."""
    return hide(cast.result, by=cast.anna, reason="Het noemt een huisnummer.")


@pytest.fixture
def other(cast):
    return introduce(name="Omar Haddad", handle="omar", is_administrator=True)


def test_who_made_it_may_ask_once(cast, hiding):
    appeal(hiding, by=cast.noor, words="Het huisnummer is weg.")

    with pytest.raises(PermissionDenied):
        appeal(hiding, by=cast.noor, words="En nog eens.")


@pytest.mark.parametrize("name", ["sami", "vera", "anna", "lena"])
def test_nobody_else_may_ask(cast, hiding, name):
    with pytest.raises(PermissionDenied):
        appeal(hiding, by=getattr(cast, name), words="Laat toch staan.")


def test_what_was_put_back_cannot_be_appealed(cast, hiding):
    unhide(hiding, by=cast.anna)
    hiding.refresh_from_db()

    with pytest.raises(PermissionDenied):
        appeal(hiding, by=cast.noor, words="Toch nog iets.")


def test_someone_else_answers_when_there_is_someone_else(cast, hiding, other):
    asked = appeal(hiding, by=cast.noor, words="Het huisnummer is weg.")

    assert can_answer(other, asked)
    assert not can_answer(cast.anna, asked)
    assert waiting_for(other) == [asked]
    assert waiting_for(cast.anna) == []


def test_who_decided_answers_when_there_is_nobody_else(cast, hiding):
    asked = appeal(hiding, by=cast.noor, words="Het huisnummer is weg.")

    assert can_answer(cast.anna, asked)


def test_upheld_it_is_back_in_sight(cast, hiding, other):
    asked = appeal(hiding, by=cast.noor, words="Het huisnummer is weg.")

    answer(asked, by=other, upheld=True, words="Klopt.")

    assert cast.result in Result.objects.visible_to(None)


def test_turned_down_it_stays_hidden_and_a_second_answer_changes_nothing(cast, hiding, other):
    asked = appeal(hiding, by=cast.noor, words="Het huisnummer is weg.")

    answer(asked, by=other, upheld=False, words="Het staat er nog.")
    answer(asked, by=other, upheld=True, words="Toch maar wel.")

    asked.refresh_from_db()
    assert (asked.upheld, asked.answer) == (False, "Het staat er nog.")
    assert cast.result not in Result.objects.visible_to(None)


def test_who_asked_reads_the_answer_without_a_name(cast, hiding, other, client_of):
    answer(appeal(hiding, by=cast.noor, words="Kijk."), by=other, upheld=False, words="Het staat er nog.")

    page = client_of(cast.noor).get("/moderation/mine/").content.decode()

    assert "Het staat er nog." in page
    assert "Omar" not in page


def test_a_removal_from_a_community_can_be_appealed_too(cast, client_of):
    removal = cast.workshop.removals.filter(person=cast.rik).first()

    asked = appeal(removal, by=cast.rik, words="Ik was het niet.")
    answer(asked, by=cast.anna, upheld=True, words="Je hebt gelijk.")

    removal.refresh_from_db()
    assert removal.lifted_at


def test_a_steward_does_not_answer_about_what_an_administrator_hid(cast, client_of):
    theirs = Result.publish(community=cast.workshop, by=cast.sami, title="Kijk eens", story="Hier.")
    asked = appeal(hide(theirs, by=cast.anna, reason="Strafbaar."), by=cast.sami, words="Het mag.")

    assert not can_answer(cast.noor, asked)
    assert can_answer(cast.anna, asked)
    assert client_of(cast.noor).get(f"/moderation/appeals/{asked.pk}/").status_code == 404
