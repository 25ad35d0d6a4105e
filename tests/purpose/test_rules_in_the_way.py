"""The register of rules in the way: reported with an example, met by others, settled with a reason."""

import csv
from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.feed.models import Entry
from samenspel.privacy.visibility import Visibility
from samenspel.purpose import rules
from samenspel.purpose.models import RuleInTheWay
from samenspel.purpose.rounds import NotYet
from samenspel.purpose.rule_figures import figures
from tests.purpose.making import a_version, someone

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def reported(cast, title="Eerst drie formulieren", source="habit", **rest):
    words = {"example": "Mevrouw wachtte zes weken.", **rest}
    return rules.report(cast.workshop, by=cast.sami, title=title, source=source, **words)


@pytest.fixture
def rule(cast):
    return reported(cast)


def page(cast, client_of, query=""):
    return (
        client_of(cast.noor).get(reverse("purpose:rules", args=[cast.workshop.slug]) + query).content.decode()
    )


def test_a_rule_is_told_to_who_may_see_it(cast, rule):
    assert rule in RuleInTheWay.objects.visible_to(cast.noor)
    for name in ("vera", "bram", "rik", "lena"):
        assert rule not in RuleInTheWay.objects.visible_to(getattr(cast, name))
    assert Entry.objects.visible_to(cast.noor).filter(verb="purpose.rule_reported").exists()
    assert not Entry.objects.visible_to(cast.vera).filter(verb="purpose.rule_reported").exists()


@pytest.mark.parametrize("name", ["vera", "bram", "rik", "anna", "lena"])
def test_only_who_takes_part_reports_and_meets(cast, rule, name):
    who = getattr(cast, name)

    with pytest.raises(PermissionDenied):
        rules.report(cast.workshop, by=who, title="Iets", source="law", example="Zo.")
    with pytest.raises(PermissionDenied):
        rules.meet(rule, by=who)


def test_a_sentence_of_another_community_is_refused(cast):
    other = a_version(cast, community=cast.circle, by=cast.vera)

    with pytest.raises(PermissionDenied):
        reported(cast, sentence=other.sentences.first())


def test_who_meets_it_is_named_by_own_choice_only(cast, rule, client_of):
    tess = someone(cast, "Tessa Ontmoet")
    rules.meet(rule, by=tess)
    assert "Tessa Ontmoet" not in client_of(cast.noor).get(rule.get_absolute_url()).content.decode()

    rules.meet(rule, by=tess, is_named=True)

    assert rule.met_by.count() == 1
    assert "Tessa Ontmoet" in client_of(cast.noor).get(rule.get_absolute_url()).content.decode()


def test_how_many_meet_it_is_said_from_five(cast, rule, client_of):
    for number in range(3):
        rules.meet(rule, by=someone(cast, f"Lid {number}"))
    assert (
        "A few people meet this rule." in client_of(cast.noor).get(rule.get_absolute_url()).content.decode()
    )

    rules.meet(rule, by=cast.noor)

    assert "5 people meet this rule." in client_of(cast.noor).get(rule.get_absolute_url()).content.decode()


def test_a_law_is_not_scrapped(cast, client_of):
    rule = reported(cast, title="Toestemming vooraf", source="law")

    with pytest.raises(NotYet):
        rules.settle(rule, by=cast.noor, outcome="scrap", reason="Weg ermee.")
    shown = (
        client_of(cast.noor).get(reverse("purpose:settle_rule", args=[cast.workshop.slug, rule.pk])).content
    )
    assert b'value="scrap"' not in shown
    assert b"formal experiment" in client_of(cast.noor).get(rule.get_absolute_url()).content


def test_an_experiment_has_an_end(cast, rule):
    with pytest.raises(NotYet):
        rules.settle(rule, by=cast.noor, outcome="experiment", reason="Een maand zonder.")

    day = timezone.localdate() + timedelta(days=30)
    said = rules.settle(rule, by=cast.noor, outcome="experiment", reason="Een maand.", look_again_on=day)

    assert said.look_again_on == day


def test_outcomes_follow_each_other_and_stay_known(cast, rule):
    rules.settle(rule, by=cast.noor, outcome="keep", reason="Voorlopig.", at=NOW - timedelta(days=9))
    rules.settle(rule, by=cast.noor, outcome="scrap", reason="Toch niet.", at=NOW)

    now = RuleInTheWay.objects.with_outcome().get()
    assert now.outcome_now == "scrap"
    assert rule.outcomes.count() == 2
    with pytest.raises(NotYet):
        rules.take_back(rule, by=cast.sami)


def test_members_do_not_settle(cast, rule):
    with pytest.raises(PermissionDenied):
        rules.settle(rule, by=cast.sami, outcome="keep", reason="Zo.")


def test_the_figures_say_their_n(cast):
    for days, source in ((400, "habit"), (40, "habit"), (4, "law"), (100, "policy")):
        rule = reported(cast, title=f"Regel {days}", source=source, at=NOW - timedelta(days=days))
    rules.settle(rule, by=cast.noor, outcome="keep", reason="Zo.", at=NOW - timedelta(days=90))

    found = figures(RuleInTheWay.objects.all(), at=NOW)

    assert (found.n, found.waiting, found.settled, found.median_days) == (4, 3, 1, 10)
    assert found.share_habit == 0.5
    assert found.by_age == [("young", 1), ("middle", 1), ("old", 1)]


def test_without_rules_the_figures_say_nothing(cast):
    found = figures(RuleInTheWay.objects.none())

    assert (found.n, found.median_days, found.share_habit) == (0, None, None)


def test_the_list_is_filtered_by_source_outcome_and_words(cast, client_of):
    reported(cast)
    law = reported(cast, title="Toestemming vooraf", source="law")
    rules.settle(law, by=cast.noor, outcome="adapt", reason="Ruimte genomen.")

    assert "Toestemming" not in page(cast, client_of, "?source=habit")
    assert "formulieren" not in page(cast, client_of, "?outcome=adapt")
    assert "Toestemming" not in page(cast, client_of, "?outcome=waiting")
    assert "formulieren" not in page(cast, client_of, "?q=toestemming")
    assert "Toestemming" in page(cast, client_of, "?source=nonsense&outcome=nonsense")


def test_the_table_holds_what_may_be_seen_and_no_formula(cast, client_of):
    reported(cast, title="=1+1", since=date(2024, 5, 1))
    address = reverse("purpose:rules_csv", args=[cast.workshop.slug])

    ours = client_of(cast.noor).get(address).content.decode("utf-8-sig")
    theirs = client_of(None).get(address).content.decode("utf-8-sig")

    rows = list(csv.reader(StringIO(ours)))
    assert rows[1][:4] == ["'=1+1", "Habit", timezone.localdate().isoformat(), "2024-05-01"]
    assert "Sami" not in ours
    assert len(list(csv.reader(StringIO(theirs)))) == 1


def test_the_whole_way_by_plain_forms(cast, client_of):
    slug, sami, noor = cast.workshop.slug, client_of(cast.sami), client_of(cast.noor)
    form = {
        "title": "Drie formulieren",
        "source": "habit",
        "example": "Zo ging het.",
        "visibility": "members",
    }
    report = reverse("purpose:report_rule", args=[slug])

    assert sami.post(report, form | {"since": "2999-01-01"}).status_code == 422
    sami.post(report, form)
    rule = RuleInTheWay.objects.get()
    noor.post(reverse("purpose:meet_rule", args=[slug, rule.pk]), {"named": "1"})
    noor.post(reverse("purpose:settle_rule", args=[slug, rule.pk]), {"outcome": "scrap", "reason": "Klaar."})

    assert rule.met_by.get().is_named
    assert b"Outcome: Scrap" in sami.get(rule.get_absolute_url()).content


def test_rewording_keeps_who_reported_it(cast, rule, client_of):
    address = reverse("purpose:revise_rule", args=[cast.workshop.slug, rule.pk])
    form = {"title": "Twee formulieren", "source": "habit", "example": "Zo.", "visibility": "public"}

    assert client_of(cast.noor).post(address, form).status_code == 403
    client_of(cast.sami).post(address, form)

    rule.refresh_from_db()
    assert (rule.title, rule.by, rule.visibility) == ("Twee formulieren", cast.sami, Visibility.PUBLIC)


def test_many_rules_cost_no_more_questions(cast, client_of, django_assert_max_num_queries):
    for number in range(15):
        reported(cast, title=f"Regel {number}")

    with django_assert_max_num_queries(31):
        page(cast, client_of)
