"""Finding a day: who can when, and what the best moment is."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.gatherings import finding_a_day
from samenspel.notifications.models import Notification
from samenspel.work.refusing import NotNow
from tests.gatherings.gatherings_made import OPEN, fresh, seeking, states


def choices(made):
    return list(made.date_poll.choices.order_by("starts_at"))


def say(made, person, *answers):
    finding_a_day.answer(
        made, by=person, answers=dict(zip((c.pk for c in choices(made)), answers, strict=True))
    )


def test_best_is_where_most_can_come_and_then_where_fewest_must_bend(cast):
    made = seeking(cast)
    say(made, cast.noor, "if_need", "yes", "no")
    say(made, cast.sami, "yes", "yes", "yes")

    found = finding_a_day.tallied(made, cast.noor)

    assert [each.is_best for each in found] == [False, True, False]
    assert [(len(each.yes), len(each.if_need), len(each.no)) for each in found] == [
        (1, 1, 0),
        (2, 0, 0),
        (1, 0, 1),
    ]


def test_answering_anew_replaces_what_one_said(cast):
    made = seeking(cast)
    say(made, cast.sami, "yes", "yes", "")
    say(made, cast.sami, "no", "", "if_need")

    found = finding_a_day.tallied(made, cast.sami)

    assert [each.mine for each in found] == ["no", "", "if_need"]


def test_who_said_yes_has_a_place_once_the_day_is_taken(cast):
    made = seeking(cast)
    say(made, cast.sami, "yes", "no", "no")

    finding_a_day.choose(made, choices(made)[0], by=cast.noor)

    made = fresh(made)
    assert (made.state, made.starts_at) == ("planned", choices(made)[0].starts_at)
    assert states(made) == {"noor": "registered", "sami": "registered"}
    assert Notification.objects.filter(person=cast.sami, kind="gatherings.dated").count() == 1


def test_who_could_not_come_has_no_place(cast):
    made = seeking(cast)
    say(made, cast.sami, "no", "if_need", "yes")

    finding_a_day.choose(made, choices(made)[1], by=cast.noor)

    assert states(made) == {"noor": "registered"}


def test_a_day_is_taken_once(cast):
    made = seeking(cast)
    first, second, _third = choices(made)
    finding_a_day.choose(made, first, by=cast.noor)

    finding_a_day.choose(made, first, by=cast.noor)
    with pytest.raises(NotNow, match="A day was found"):
        finding_a_day.choose(made, second, by=cast.noor)


def test_a_moment_that_went_by_is_not_taken(cast):
    made = seeking(cast)
    first = choices(made)[0]
    gone = timezone.now() - timedelta(days=1)
    type(first).objects.filter(pk=first.pk).update(starts_at=gone, ends_at=gone + timedelta(hours=1))

    with pytest.raises(NotNow, match="still to come"):
        finding_a_day.choose(made, fresh(first), by=cast.noor)


def test_only_whom_it_is_for_answers_and_only_who_leads_takes_a_day(cast):
    made = seeking(cast)

    for who in (cast.vera, cast.lena, cast.rik):
        with pytest.raises(PermissionDenied):
            say(made, who, "yes", "yes", "yes")
    with pytest.raises(PermissionDenied):
        finding_a_day.choose(made, choices(made)[0], by=cast.sami)


def test_somebody_with_only_an_address_answers_by_the_name_they_choose(cast, client_of):
    made = seeking(cast, **OPEN)
    first, second, third = choices(made)
    said = {"called": "Lena van de markt", f"choice_{first.pk}": "yes", f"choice_{second.pk}": "no"}

    answer = client_of(cast.lena).post(reverse("gatherings:dates", args=[made.pk]), said)

    assert answer.status_code == 302
    assert first.answers.get().called == "Lena van de markt"
    assert third.answers.count() == 0


def test_names_are_shown_to_who_may_see_them_and_the_count_to_all(cast, client_of):
    made = seeking(cast, **OPEN)
    say(made, cast.vera, "yes", "yes", "yes")

    page = client_of(None).get(reverse("gatherings:dates", args=[made.pk])).content.decode()

    assert "Vera" not in page
    assert "suits most" in page


def test_asking_for_days_by_form(cast, client_of):
    day = (timezone.localdate() + timedelta(days=9)).isoformat()
    said = {
        "kind": "meeting",
        "title": "Wanneer kan het?",
        "zone": "Europe/Amsterdam",
        "visibility": "members",
        "open_to": "members",
    }
    for number, hour in ((1, "10:00"), (2, "14:00")):
        said |= {f"day_{number}": day, f"begins_{number}": hour, f"ends_{number}": "16:00"}
    url = reverse("gatherings:call", args=[cast.workshop.slug]) + "?how=find"

    same = client_of(cast.sami).post(url, said | {"begins_2": "10:00"})
    assert same.status_code == 422
    assert "at least two different moments" in same.content.decode()
    client_of(cast.sami).post(url, said)

    made = cast.workshop.gatherings.get(title="Wanneer kan het?")
    assert made.is_asking
    assert made.date_poll.choices.count() == 2
