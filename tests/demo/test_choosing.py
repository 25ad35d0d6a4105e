"""The demo shows each way to decide, open and closed."""

import pytest

from samenspel.communities import desk
from samenspel.communities.models import Community
from samenspel.decisions import waiting
from samenspel.decisions.models import Outcome, Proposal
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


def person(name):
    return Person.objects.get(name__startswith=name)


def test_there_is_one_of_each_kind_open_and_closed(planted):
    kinds = set(Proposal.objects.values_list("kind", "state"))

    assert {(kind, state) for kind in ("consent", "advice", "poll") for state in ("open", "closed")} <= kinds


def test_an_objection_was_answered_and_the_decision_comes_back_today(planted):
    saturday = Outcome.objects.get(round__title__startswith="De werkplaats gaat")

    assert saturday.round.answers.objections().get().replies.get().word.says == "resolved"
    assert saturday.is_due(on=planted.anchor)


def test_the_anonymous_ballot_was_counted_and_is_gone(planted):
    evening = Outcome.objects.get(round__is_anonymous=True)

    assert (evening.figures["poll"]["totals"], hasattr(evening.round, "box")) == ([2, 5, 1], False)


def test_the_crew_that_always_agrees_reads_so_on_its_desk_only(planted):
    crew = Community.objects.get(slug="de-nachtploeg")

    piles = desk.piles([crew], person("Dirk"))

    (signs,) = [each["context"]["signs"] for each in piles if each["template"] == "decisions/_on_desk.html"]
    assert (signs[0][1].quiet, len(signs[0][1].narrow), len(signs[0][1].quick)) == (True, 5, 5)


def test_who_asks_sees_the_objection_that_waits(planted):
    assert any(
        "bezwaar" in sentence or "objection" in sentence
        for sentence, *_rest in waiting.for_person(person("Roos"))
    )
