"""Reporting what breaks a rule: once a person and thing, at no cost, and not without end."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.moderation import reporting
from samenspel.moderation.cases import open_cases
from samenspel.moderation.models import Report
from samenspel.moderation.reporting import TooMany, report
from samenspel.work.models import Result
from tests.cast import RECENTLY

RULE = "It is against the law"


def test_whoever_sees_a_thing_may_report_it_once(cast):
    first = report(cast.result, by=cast.lena, rule=RULE, words="Kijk zelf.", at=RECENTLY)

    assert report(cast.result, by=cast.lena, rule=RULE) == first
    assert Report.objects.get() == first


@pytest.mark.parametrize("name", ["noor"])
def test_nobody_reports_their_own(cast, name):
    with pytest.raises(PermissionDenied):
        report(cast.result, by=getattr(cast, name), rule=RULE)


def test_nobody_reports_what_they_do_not_see(cast):
    for person in (cast.sami, cast.lena, None):
        with pytest.raises(PermissionDenied):
            report(cast.closed_result, by=person, rule=RULE)


def test_so_many_a_day_and_again_tomorrow(cast, monkeypatch):
    monkeypatch.setattr(reporting, "MOST_A_DAY", 1)
    report(cast.result, by=cast.bram, rule=RULE, at=RECENTLY)

    with pytest.raises(TooMany):
        report(cast.workshop, by=cast.bram, rule=RULE, at=RECENTLY)

    assert report(cast.workshop, by=cast.bram, rule=RULE, at=RECENTLY + timedelta(days=2))


def test_too_many_says_so_and_keeps_what_was_typed(cast, client_of, monkeypatch):
    monkeypatch.setattr(reporting, "MOST_A_DAY", 0)

    answer = client_of(cast.bram).post(
        f"/moderation/report/result/{cast.result.pk}/", {"rule": RULE, "words": "Kijk zelf."}
    )

    assert answer.status_code == 422
    assert "Kijk zelf." in answer.content.decode()


def test_it_waits_for_who_looks_after_it_but_not_for_who_made_it(cast):
    report(cast.result, by=cast.sami, rule=RULE)
    theirs = Result.publish(community=cast.workshop, by=cast.sami, title="Kijk eens", story="Hier.")
    report(theirs, by=cast.bram, rule=RULE)

    assert [case.thing for case in open_cases(cast.anna)] == [cast.result, theirs]
    assert [case.thing for case in open_cases(cast.noor)] == [theirs]
    assert open_cases(cast.vera) == []


def test_several_reports_of_one_thing_are_one_case(cast, client_of):
    for person in (cast.sami, cast.bram, cast.vera):
        report(cast.result, by=person, rule=RULE, at=RECENTLY)

    (case,) = open_cases(cast.anna)

    assert (len(case.reports), case.rules, case.since) == (3, [RULE], RECENTLY)


def test_who_judges_does_not_read_who_reported(cast, client_of):
    report(cast.result, by=cast.sami, rule=RULE, words="Mijn buurman weet het ook.")

    page = client_of(cast.anna).get(f"/moderation/case/result/{cast.result.pk}/").content.decode()

    assert "Mijn buurman weet het ook." in page
    assert "Sami" not in page


def test_the_rules_of_a_community_come_before_those_of_the_house(cast):
    cast.workshop.agreements.create(version=1, text="Wees eerlijk.", clauses=["Wees eerlijk."])

    rules = reporting.rules_for(cast.result)

    assert rules[0] == "Wees eerlijk."
    assert len(rules) == 1 + len(reporting.HOUSE_RULES)


def test_a_thing_that_is_taken_back_no_longer_waits(cast, client_of):
    report(cast.result, by=cast.sami, rule=RULE)

    cast.result.withdraw(by=cast.noor)

    assert open_cases(cast.anna) == []
    assert "no longer here" in client_of(cast.sami).get("/moderation/mine/").content.decode()


@pytest.mark.parametrize("number", [1, 4])
def test_the_queue_asks_the_database_as_seldom_for_many_as_for_few(
    cast, client_of, django_assert_max_num_queries, number
):
    for person in (cast.sami, cast.bram, cast.vera, cast.tess)[:number]:
        report(cast.result, by=person, rule=RULE)
        report(cast.workshop, by=person, rule=RULE)
    client = client_of(cast.anna)
    client.get("/moderation/")

    with django_assert_max_num_queries(16):
        assert client.get("/moderation/").status_code == 200
