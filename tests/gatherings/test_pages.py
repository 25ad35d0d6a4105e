"""The pages of gatherings: what they show to whom, what their forms keep, and what they cost."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from samenspel.gatherings import agendas, committing, registering
from samenspel.gatherings.models import Gathering
from samenspel.search.models import SearchDoc
from tests.gatherings.gatherings_made import (
    OPEN,
    been,
    comes,
    fresh,
    gathering,
    going_on,
    seeking,
)


def page_of(client, thing):
    return client.get(thing.get_absolute_url()).content.decode()


def said(day="2031-06-03", **more):
    return {
        "kind": "meeting",
        "title": "Hoe gaan we open?",
        "day": day,
        "begins": "19:00",
        "ends": "21:00",
        "zone": "Europe/Amsterdam",
        "visibility": "members",
        "open_to": "members",
        **more,
    }


def call(client, cast, how="day", **more):
    return client.post(reverse("gatherings:call", args=[cast.workshop.slug]) + f"?how={how}", said(**more))


def test_calling_by_form_keeps_the_clock_of_its_time_zone(cast, client_of):
    answer = call(client_of(cast.sami), cast, zone="America/New_York")

    made = cast.workshop.gatherings.get()
    assert answer.url == made.get_absolute_url()
    assert made.starts_at.isoformat() == "2031-06-03T23:00:00+00:00"
    assert "19:00–21:00 on the clock of New York" in page_of(client_of(cast.sami), made)


def test_an_evening_that_ends_after_midnight_ends_the_next_day(cast, client_of):
    call(client_of(cast.sami), cast, ends="00:30")

    made = cast.workshop.gatherings.get()
    assert made.ends_at - made.starts_at == timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"zone": "Mars/Olympus"}, "no time zone we know"),
        ({"zone": "../../etc/passwd"}, "no time zone we know"),
        ({"day": "2031-03-30", "begins": "02:30"}, "skips this time"),
        ({"open_to": "anyone"}, "must be able to see it"),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"most": "1"}, "greater than or equal to 2"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, client_of, wrong, why):
    answer = call(client_of(cast.sami), cast, **wrong)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert "Hoe gaan we open?" in answer.content.decode()
    assert not Gathering.objects.exists()


def test_a_series_by_form(cast, client_of):
    until = (timezone.localdate() + timedelta(days=100)).isoformat()
    day = (timezone.localdate() + timedelta(days=5)).isoformat()

    call(client_of(cast.sami), cast, how="series", day=day, every="monthly", until=until)

    assert cast.workshop.gatherings.count() in {3, 4}
    assert {each.begins.hour for each in cast.workshop.gatherings.all()} == {19}


def test_two_who_move_it_at_once_see_each_other(cast, client_of):
    made = gathering(cast, starts_at=timezone.now().replace(microsecond=0) + timedelta(days=9))
    client, url = client_of(cast.noor), reverse("gatherings:change", args=[made.pk])
    form = client.get(url).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields} | {"day": "2031-02-03"}
    client.post(url, sent | {"day": "2031-02-02"})

    answer = client.post(url, sent)

    assert answer.status_code == 422
    assert "Someone changed this in the meantime. It says now: 02-02-2031" in answer.content.decode()
    assert (
        client.post(url, sent | {"stood_at": answer.context["form"]["stood_at"].value()}).status_code == 302
    )
    assert fresh(made).begins.day == 3


def test_the_link_is_for_members_and_who_comes(cast, client_of):
    made = gathering(cast, link="https://vergader.example/geheim", **OPEN)
    comes(made, cast.tess)

    seen = [
        who for who in (None, cast.vera, cast.tess, cast.sami) if "geheim" in page_of(client_of(who), made)
    ]

    assert seen == [cast.tess, cast.sami]


def test_what_somebody_lets_know_is_for_who_leads(cast, client_of):
    made = gathering(cast, by=cast.noor, **OPEN)
    registering.register(made, by=cast.vera, words="Ik kom met een rolstoel.")
    url = reverse("gatherings:people", args=[made.pk])

    assert "rolstoel" in client_of(cast.noor).get(url).content.decode()
    assert client_of(cast.sami).get(url).status_code == 403
    assert "rolstoel" not in page_of(client_of(cast.sami), made)


def test_who_hides_is_counted_and_not_named(cast, client_of):
    made = gathering(cast, **OPEN)
    comes(made, cast.vera)

    page = page_of(client_of(None), made)

    assert "2 people" in page
    assert "Vera" not in page


def test_a_stranger_finds_it_by_a_point_of_its_agenda(cast):
    made = gathering(cast, **OPEN)

    agendas.bring_in(made, by=cast.noor, title="De rolstoelhelling bij de bakker")

    doc = SearchDoc.objects.of("gathering").filter(thing_id=made.pk)
    assert doc.exists()
    assert "rolstoelhelling" in " ".join(str(value) for value in doc.values().first().values())


def test_what_is_hidden_is_seen_by_who_called_it_only(cast, client_of):
    from samenspel.moderation.hiding import hide

    made = gathering(cast, by=cast.sami, **OPEN)
    hide(made, by=cast.noor, reason="Reclame.")

    assert client_of(cast.vera).get(made.get_absolute_url()).status_code == 404
    assert client_of(cast.sami).get(made.get_absolute_url()).status_code == 200


def test_its_page_asks_as_much_however_many_points_it_has(cast, client_of):
    made, client = going_on(cast, **OPEN), client_of(cast.sami)
    comes(made, cast.sami, cast.vera)
    day = timezone.localdate() + timedelta(days=3)
    asked = []
    for _round in range(2):
        for number in range(3):
            item = agendas.bring_in(made, by=cast.noor, title=f"Punt {number}")
            committing.agree(made, by=cast.noor, what="Doen", owner=cast.sami, by_when=day, item=item)
        page_of(client, made)
        with CaptureQueriesContext(connection) as questions:
            page_of(client, made)
        asked.append(len(questions))

    assert asked[0] == asked[1] <= 31


def test_lists_ask_few_questions(cast, client_of, django_assert_max_num_queries):
    for number in range(12):
        gathering(cast, days=number + 1, **OPEN)
    seeking(cast, **OPEN)
    client = client_of(cast.sami)
    client.get(reverse("gatherings:gatherings"))

    with django_assert_max_num_queries(16):
        page = client.get(reverse("gatherings:gatherings"))

    assert page.content.decode().count("Wat doen we in de winter?") >= 12


def test_what_was_is_apart_from_what_comes(cast, client_of):
    been(cast, title="Geweest"), gathering(cast, title="Nog te komen")
    url = reverse("gatherings:of_community", args=[cast.workshop.slug])
    client = client_of(cast.sami)

    now, before = (client.get(url + query).content.decode() for query in ("", "?past=1"))

    assert ("Nog te komen" in now, "Geweest" in now) == (True, False)
    assert ("Nog te komen" in before, "Geweest" in before) == (False, True)


def test_a_gathering_of_several_days_says_both_and_keeps_them_when_changed(cast, client_of):
    client = client_of(cast.sami)
    call(client, cast, last_day="2031-06-05", ends="16:00")
    made = cast.workshop.gatherings.get()

    form = client.get(reverse("gatherings:change", args=[made.pk])).context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    client.post(reverse("gatherings:change", args=[made.pk]), sent | {"place": "De schuur"})

    assert "Tuesday 3 June 2031, 19:00 – Thursday 5 June 2031, 16:00" in page_of(client, made)
    assert fresh(made).ends_at == made.ends_at
    assert fresh(made).place == "De schuur"


@pytest.mark.parametrize(
    ("last_day", "why"), [("2031-06-01", "ends before it begins"), ("2031-06-30", "two weeks at most")]
)
def test_a_last_day_that_does_not_fit_is_said(cast, client_of, last_day, why):
    answer = call(client_of(cast.sami), cast, last_day=last_day)

    assert answer.status_code == 422
    assert why in answer.content.decode()


@pytest.mark.parametrize("who", [None, "vera"])
def test_a_full_gathering_offers_a_place_on_the_waiting_list(cast, client_of, who):
    made = gathering(cast, most=2, **OPEN)
    comes(made, cast.sami)

    assert "Wait for a place" in page_of(client_of(who and getattr(cast, who)), made)
