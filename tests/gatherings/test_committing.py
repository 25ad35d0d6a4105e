"""Agreements follow people home until they are kept or let go."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.communities import joining
from samenspel.gatherings import agendas, attending, committing, waiting
from samenspel.gatherings.models import Commitment
from samenspel.notifications.models import Notification
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import OPEN, been, comes, fresh, gathering, going_on


def agreed(cast, made=None, *, owner=None, days=5, **said):
    made = made or going_on(cast)
    said = {"what": "Bel de gemeente", "by_when": timezone.localdate() + timedelta(days=days), **said}
    return committing.agree(made, by=cast.noor, owner=owner or cast.sami, **said)


def at_home(person):
    return [sentence for sentence, _address, _since in waiting.for_person(person)]


def test_it_stands_at_their_home_until_it_is_kept(cast):
    made = agreed(cast)
    assert any("Bel de gemeente" in sentence for sentence in at_home(cast.sami))
    assert Notification.objects.filter(person=cast.sami, kind="gatherings.agreed").count() == 1

    committing.keep(made, by=cast.sami)
    committing.keep(made, by=cast.sami)

    assert at_home(cast.sami) == []
    assert fresh(made).steps.count() == 1
    assert Notification.objects.filter(person=cast.noor, kind="gatherings.commitment_step").count() == 1


def test_when_its_day_went_by_home_asks_whether_it_is_done(cast):
    agreed(cast, days=-2)

    assert at_home(cast.sami)[0].startswith("You agreed to do this before")
    assert "Is it done?" in at_home(cast.sami)[0]


def test_letting_go_another_day_and_open_again_are_rows(cast):
    made = agreed(cast)
    was = made.by_when

    committing.move(made, by=cast.sami, by_when=was + timedelta(days=7), why="Ziek.")
    committing.drop(made, by=cast.sami, why="De gemeente belde zelf.")
    with pytest.raises(NotNow, match="not open"):
        committing.keep(made, by=cast.sami)
    committing.again(made, by=cast.sami)

    assert list(made.steps.order_by("pk").values_list("step", "was", "why")) == [
        ("moved", was, "Ziek."),
        ("dropped", None, "De gemeente belde zelf."),
        ("again", None, ""),
    ]
    assert fresh(made).is_open


def test_only_its_owner_and_who_leads_say_what_became_of_it(cast):
    made = agreed(cast, gathering(cast, by=cast.noor), owner=cast.noor)

    with pytest.raises(PermissionDenied):
        committing.keep(made, by=cast.sami)
    committing.keep(made, by=cast.anna)


def test_nobody_takes_home_what_is_agreed_elsewhere(cast):
    with pytest.raises(NotNow, match="who was there"):
        agreed(cast, owner=cast.vera)


def test_who_was_there_from_elsewhere_takes_it_home_and_sees_it(cast, client_of):
    made = going_on(cast, **OPEN)
    comes(made, cast.vera)

    commitment = agreed(cast, made, owner=cast.vera)

    assert at_home(cast.vera)
    assert client_of(cast.vera).get(commitment.get_absolute_url()).status_code == 200
    assert client_of(cast.tess).get(commitment.get_absolute_url()).status_code == 404
    attending.say_so(made, by=cast.tess)
    assert client_of(cast.tess).get(commitment.get_absolute_url()).status_code == 200


def test_who_was_removed_sees_and_keeps_nothing_any_more(cast):
    made = agreed(cast)
    joining.remove(cast.workshop, cast.sami, by=cast.noor, reason="Regels.")

    assert not Commitment.objects.visible_to(cast.sami).exists()
    with pytest.raises(PermissionDenied):
        committing.keep(made, by=cast.sami)


def test_a_form_that_is_sent_twice_agrees_once(cast):
    made, once = going_on(cast), uuid4()

    assert agreed(cast, made, once=once) == agreed(cast, made, once=once)


def test_it_belongs_to_a_point_of_its_own_gathering(cast):
    made, other = going_on(cast), been(cast)
    item = agendas.bring_in(other, by=cast.noor, title="Elders")

    with pytest.raises(PermissionDenied):
        agreed(cast, made, item=item)


def test_late_ones_stand_on_the_desk_of_who_looks_after_the_community(cast, client_of):
    agreed(cast, days=-1)
    url = reverse("communities:desk", args=[cast.workshop.slug])

    assert "Agreements whose day went by" in client_of(cast.noor).get(url).content.decode()


def test_keeping_and_letting_go_by_form(cast, client_of):
    made = agreed(cast)
    client = client_of(cast.sami)

    empty = client.post(reverse("gatherings:drop", args=[made.pk]), {"why": ""})
    assert empty.status_code == 422
    client.post(
        reverse("gatherings:move_agreement", args=[made.pk]), {"by_when": "2031-01-02", "why": "Later."}
    )
    client.post(reverse("gatherings:keep", args=[made.pk]), {"why": "Klaar."})

    assert (fresh(made).state, fresh(made).by_when.year) == ("kept", 2031)
    page = client.get(reverse("gatherings:my_agreements") + "?done=1").content.decode()
    assert "Bel de gemeente" in page


def test_lists_ask_few_questions(cast, client_of, django_assert_max_num_queries):
    made = going_on(cast)
    for number in range(8):
        agreed(cast, made, what=f"Stap {number}")
    client = client_of(cast.sami)
    url = reverse("gatherings:agreements", args=[cast.workshop.slug])
    client.get(url)

    with django_assert_max_num_queries(18):
        client.get(url)
