"""What was kept long enough ends at night, kind by kind; a dry run only says what would go."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.utils.translation import override

from samenspel.communities import joining
from samenspel.communities.models import JoinRequest, Membership
from samenspel.house.ending import before, end_all
from samenspel.house.models import AuditEvent
from samenspel.house.rules import change
from samenspel.house.sockets import PERIODS
from samenspel.intake.models import Dataset
from samenspel.moderation.models import Report
from samenspel.moderation.reporting import report
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.people.introducing import arrive
from samenspel.people.models import Person

NOW = datetime(2026, 11, 21, 3, tzinfo=UTC)


def ago(months):
    return before(months, NOW)


def test_months_before_a_moment_keep_to_the_calendar():
    assert ago(2).date().isoformat() == "2026-09-21"
    assert before(1, datetime(2026, 3, 31, tzinfo=UTC)).date().isoformat() == "2026-02-28"
    assert before(12, datetime(2024, 2, 29, tzinfo=UTC)).date().isoformat() == "2023-02-28"


@pytest.mark.parametrize(("months", "goes"), [(5, False), (7, True)])
def test_a_light_account_that_did_nothing_goes(cast, months, goes):
    arrive(email="ooit@samen.example", at=ago(months))

    end_all(at=NOW)

    assert Person.objects.filter(email="ooit@samen.example").exists() is not goes


def test_a_light_account_that_did_something_or_came_back_stays(cast):
    busy, back = (arrive(email=f"{name}@samen.example", at=ago(20)) for name in ("bezig", "terug"))
    report(cast.result, by=busy, rule="It is against the law", at=NOW)
    Person.objects.filter(pk=back.pk).update(last_login=ago(1))

    end_all(at=NOW)

    assert Person.objects.filter(pk__in=[busy.pk, back.pk]).count() == 2


def test_a_refused_request_goes_and_one_that_waits_stays(cast):
    refused = joining.ask(cast.garden, cast.vera, at=ago(14))
    joining.decline(refused, by=cast.noor, reason="Vol.", at=ago(13))

    end_all(at=NOW)

    assert not JoinRequest.objects.filter(pk=refused.pk).exists()
    assert JoinRequest.objects.filter(pk=cast.request.pk).exists()


def test_why_a_former_member_joined_goes_and_that_they_were_one_stays(cast):
    Membership.objects.filter(person=cast.bram).update(motive="Voor mijn moeder.", until=ago(4))
    mine = Membership.objects.filter(person=cast.sami).update(motive="Voor mijn vader.")

    end_all(at=NOW)

    assert set(Membership.objects.filter(person=cast.bram).values_list("motive", flat=True)) == {""}
    assert Membership.objects.filter(person=cast.sami, motive="Voor mijn vader.").count() == mine


def test_raw_ties_go_after_a_year_and_events_after_two(cast):
    for name, months in (("Oud", 13), ("Nieuw", 11)):
        dataset = Dataset.objects.create(name=name, slug=name.lower(), imported_at=ago(months))
        Tie.objects.create(dataset=dataset, relation="advice", person=cast.sami, other=cast.noor)
        for key, age in (("a", 25), ("b", 23)):
            CollaborationEvent.objects.create(
                dataset=dataset, key=key, at=ago(age), kind="meeting", person=cast.sami, other=cast.noor
            )

    end_all(at=NOW)

    assert Tie.objects.get().dataset.name == "Nieuw"
    assert set(CollaborationEvent.objects.values_list("key", flat=True)) == {"b"}


def test_an_answered_report_goes_and_an_open_one_stays(cast):
    old = report(cast.result, by=cast.sami, rule="It is against the law", at=ago(30))
    waits = report(cast.result, by=cast.bram, rule="It is against the law", at=ago(30))
    Report.objects.filter(pk=old.pk).update(answered_at=ago(13))

    end_all(at=NOW)

    assert list(Report.objects.all()) == [waits]


def test_administrators_choose_the_period(cast):
    arrive(email="ooit@samen.example", at=ago(7))
    change(by=cast.anna, retention={"light": 12})

    end_all(at=NOW)

    assert Person.objects.filter(email="ooit@samen.example").exists()


def test_a_period_out_of_bounds_counts_as_the_nearest_that_is_allowed():
    assert PERIODS["ties"].within(600) == 24
    assert PERIODS["ties"].within(0) == 3


def test_what_ended_is_counted_in_the_log(cast):
    arrive(email="ooit@samen.example", at=ago(7))

    end_all(at=NOW)

    said = AuditEvent.objects.filter(verb="house.period_ended", by_key="").values_list("said", flat=True)
    # Lena never did anything either.
    assert {"period": "light", "months": 6, "number": 2} in list(said)


def test_a_dry_run_says_what_would_go_and_removes_nothing(cast, capsys):
    arrive(email="ooit@samen.example", at=ago(60))

    with override("en"):
        call_command("retain", "--dry-run")

    assert "Accounts with only an e-mail address" in capsys.readouterr().out
    assert Person.objects.filter(email="ooit@samen.example").exists()
