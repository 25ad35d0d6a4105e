"""Letting someone else answer: asked, accepted, never passed on."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.communities import joining
from samenspel.decisions import proxying
from samenspel.decisions.models import Proxy
from samenspel.decisions.refusing import NotNow
from samenspel.house.models import AuditEvent
from tests.decisions.made import THEN, opened, poll

NEXT_WEEK = THEN.date() + timedelta(days=7)


def asked(cast, by="sami", holder="noor", **more):
    return proxying.ask(
        cast.workshop,
        by=getattr(cast, by),
        holder=getattr(cast, holder),
        at=THEN,
        **(more or {"until": NEXT_WEEK}),
    )


def test_who_is_asked_gets_a_letter(cast, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        asked(cast, until=timezone.localdate() + timedelta(days=7))

    assert [letter.to for letter in mail.outbox] == [[cast.noor.email]]


def test_asking_the_same_twice_is_one(cast):
    assert asked(cast) == asked(cast)


def test_one_asks_one_person_at_a_time(cast):
    joining.join(cast.workshop, cast.tess, at=THEN)
    asked(cast)

    with pytest.raises(NotNow, match="Take that back first"):
        asked(cast, holder="tess")


def test_a_proxy_is_not_passed_on(cast):
    joining.join(cast.workshop, cast.tess, at=THEN)
    proxying.accept(asked(cast), by=cast.noor, at=THEN)

    with pytest.raises(NotNow, match="not passed on"):
        asked(cast, by="noor", holder="tess")
    with pytest.raises(NotNow, match="not passed on"):
        asked(cast, by="tess", holder="sami")


def test_who_meanwhile_let_someone_else_answer_cannot_accept(cast):
    joining.join(cast.workshop, cast.tess, at=THEN)
    waiting = asked(cast)
    asked(cast, by="noor", holder="tess")

    with pytest.raises(NotNow, match="not passed on"):
        proxying.accept(waiting, by=cast.noor, at=THEN)


@pytest.mark.parametrize("holder", ["vera", "bram", "rik", "sami"])
def test_only_another_member_answers_for_one(cast, holder):
    with pytest.raises(PermissionDenied):
        asked(cast, holder=holder)


def test_it_has_an_end(cast):
    with pytest.raises(NotNow, match="one proposal, or a last day"):
        asked(cast, until=THEN.date() - timedelta(days=1))


def test_only_who_was_asked_accepts(cast):
    with pytest.raises(PermissionDenied):
        proxying.accept(asked(cast), by=cast.sami, at=THEN)


def test_one_taken_back_cannot_be_accepted(cast):
    proxy = asked(cast)
    proxying.end(proxy, by=cast.sami, at=THEN)

    with pytest.raises(NotNow, match="taken back"):
        proxying.accept(proxy, by=cast.noor, at=THEN)


def test_a_stranger_ends_nothing(cast):
    with pytest.raises(PermissionDenied):
        proxying.end(asked(cast), by=cast.anna)


def test_who_may_answer_for_whom_is_remembered(cast):
    proxy = proxying.accept(asked(cast), by=cast.noor, at=THEN)
    proxying.end(proxy, by=cast.noor, at=THEN)

    verbs = AuditEvent.objects.filter(verb__startswith="decisions.").order_by("number")
    assert [each.verb for each in verbs] == ["decisions.proxy_accepted", "decisions.proxy_ended"]


def test_one_whose_day_went_by_makes_place(cast):
    asked(cast, until=THEN.date())

    proxying.ask(cast.workshop, by=cast.sami, holder=cast.noor, until=NEXT_WEEK, at=THEN + timedelta(days=2))

    assert Proxy.objects.filter(ended_at=None).count() == 1


def test_nobody_votes_for_another_in_an_anonymous_ballot(cast):
    proxying.accept(asked(cast), by=cast.noor, at=THEN)

    assert proxying.givers(cast.noor, opened(cast), on=THEN.date()) == [cast.sami]
    assert proxying.givers(cast.noor, poll(cast, is_anonymous=True), on=THEN.date()) == []


def test_who_left_is_not_answered_for(cast):
    proposal = opened(cast)
    proxying.accept(asked(cast), by=cast.noor, at=THEN)

    joining.leave(cast.workshop, cast.sami, at=THEN)

    assert not proxying.may_answer_for(cast.noor, cast.sami, proposal, on=THEN.date())


def test_who_asks_often_keeps_what_they_chose(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"ask_to_decide": "0/d/user"}
    typed = {"holder": cast.noor.pk, "until": "2100-01-01", "proposal": ""}

    answer = client_of(cast.sami).post(f"/decisions/in/{cast.workshop.slug}/proxies/", typed)

    assert answer.status_code == 429
    assert "2100-01-01" in answer.content.decode()
    assert not Proxy.objects.exists()
