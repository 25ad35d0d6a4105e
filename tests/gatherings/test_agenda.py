"""Setting the agenda, from what waits for an answer and anew."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.decisions.models import Proposal
from samenspel.gatherings import agendas, committing, minuting, open_points
from samenspel.gatherings.models import AgendaItem
from samenspel.work import calling as asking
from samenspel.work.models import Initiative
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import OPEN, been, comes, fresh, gathering
from tests.work.roadmap_made import experiment, initiative


def marks(made, viewer):
    return [point.name for point in open_points.proposed(made, viewer)]


def titles(made):
    return list(made.agenda_items.order_by("order").values_list("title", flat=True))


def test_what_waits_for_an_answer_is_proposed(cast):
    made, long_ago = gathering(cast), timezone.now() - timedelta(days=40)
    first = been(cast, title="Vorige keer")
    agendas.leave_for_later(agendas.bring_in(first, by=cast.noor, title="De poort"), by=cast.noor)
    late = committing.agree(
        first, by=cast.noor, what="Bel de aannemer", owner=cast.sami, by_when=long_ago.date(), at=long_ago
    )
    Proposal.objects.create(
        community=cast.workshop, by=cast.noor, title="Een bus kopen", slug="bus", state="open", at=long_ago
    )
    asking.call(cast.workshop, by=cast.noor, title="Wie verft mee?", at=long_ago)
    Initiative.objects.filter(pk=initiative(cast).pk).update(when="now", moved_at=long_ago)
    experiment(cast, until=long_ago.date(), at=long_ago)

    points = open_points.proposed(made, cast.noor)

    assert {point.name for point in points} == {
        "earlier",
        "commitment",
        "proposal",
        "call",
        "initiative",
        "experiment",
    }
    assert [point.since for point in points] == sorted(point.since for point in points)
    agendas.bring_in(made, by=cast.noor, about=open_points.picked(made, cast.noor, f"commitment:{late.pk}"))
    assert "commitment" not in marks(made, cast.noor)
    assert made.agenda_items.get().commitment == late


def test_a_point_that_was_left_is_proposed_once_it_is_taken_up_nowhere(cast):
    first, second, third = been(cast), gathering(cast), gathering(cast, days=9)
    item = agendas.bring_in(first, by=cast.noor, title="De poort", minutes=15)
    agendas.leave_for_later(item, by=cast.sami)

    point = open_points.picked(second, cast.noor, f"earlier:{item.pk}")
    taken = agendas.bring_in(second, by=cast.noor, about=point)

    assert (taken.title, taken.minutes, taken.earlier) == ("De poort", 15, item)
    assert marks(third, cast.noor) == []


def test_what_the_viewer_may_not_see_is_not_proposed(cast):
    made = gathering(cast, **OPEN)
    comes(made, cast.vera)
    Proposal.objects.create(
        community=cast.workshop, by=cast.noor, title="Intern", slug="intern", state="open"
    )

    assert marks(made, cast.vera) == []
    assert marks(made, cast.sami) == ["proposal"]


def test_the_same_open_point_stands_on_an_agenda_once(cast):
    made = gathering(cast)
    proposal = Proposal.objects.create(
        community=cast.workshop, by=cast.noor, title="Een bus", slug="bus", state="open"
    )
    point = open_points.picked(made, cast.noor, f"proposal:{proposal.pk}")

    assert agendas.bring_in(made, by=cast.noor, about=point) == agendas.bring_in(
        made, by=cast.sami, about=point
    )
    assert open_points.picked(made, cast.noor, f"proposal:{proposal.pk}") is None


def test_who_comes_from_elsewhere_brings_in_points_and_who_does_not_come_none(cast):
    made = gathering(cast, **OPEN)
    comes(made, cast.vera, cast.lena)

    agendas.bring_in(made, by=cast.vera, title="Van buiten")
    for who in (cast.lena, cast.tess, cast.rik):
        with pytest.raises(PermissionDenied):
            agendas.bring_in(made, by=who, title="Nee")

    assert titles(made) == ["Van buiten"]


def test_the_order_is_set_by_who_leads(cast):
    made = gathering(cast)
    first, second, third = (agendas.bring_in(made, by=cast.sami, title=name) for name in "abc")

    agendas.move(third, by=cast.noor, up=True)
    agendas.move(first, by=cast.noor, up=True)
    with pytest.raises(PermissionDenied):
        agendas.move(second, by=cast.sami, up=True)

    assert titles(made) == ["a", "c", "b"]


def test_a_point_is_changed_by_who_brought_it_and_by_who_leads(cast):
    made = gathering(cast, by=cast.noor)
    theirs, other = (agendas.bring_in(made, by=who, title="x") for who in (cast.sami, cast.noor))

    agendas.change(theirs, by=cast.sami, title="y")
    agendas.change(theirs, by=cast.noor, minutes=5)
    with pytest.raises(PermissionDenied):
        agendas.change(other, by=cast.sami, title="z")

    assert (fresh(theirs).title, fresh(theirs).minutes) == ("y", 5)


def test_a_point_at_which_something_was_said_stays(cast):
    made = been(cast)
    said, empty = (agendas.bring_in(made, by=cast.noor, title=name) for name in "ab")
    minuting.write(made, by=cast.sami, text="Goed gesprek.", item=said)

    with pytest.raises(NotNow, match="already"):
        agendas.take_off(said, by=cast.noor)
    agendas.take_off(empty, by=cast.noor)
    agendas.take_off(empty, by=cast.noor)

    assert titles(made) == ["a"]


def test_a_form_that_is_sent_twice_brings_in_one_point(cast):
    made, once = gathering(cast), uuid4()

    assert agendas.bring_in(made, by=cast.noor, title="x", once=once) == agendas.bring_in(
        made, by=cast.noor, title="x", once=once
    )


def test_an_agenda_has_room_for_sixty_points(cast):
    made = gathering(cast)
    AgendaItem.objects.bulk_create(AgendaItem(gathering=made, title="x", order=n) for n in range(60))

    with pytest.raises(NotNow, match="sixty"):
        agendas.bring_in(made, by=cast.noor, title="y")
