"""What the gatherings of a community led to, for who looks after it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenspel.gatherings import attending, bearing, committing
from samenspel.gatherings.leading_on import led_to
from samenspel.gatherings.measuring import begun_together
from samenspel.gatherings.models import Attendance, Insight
from samenspel.organisations.affiliating import affiliate, found
from samenspel.people.introducing import introduce
from samenspel.work import crediting, experimenting
from samenspel.work.models import Result
from tests.gatherings.gatherings_made import been, gathering, going_on

OCTOBER, MAY = date(2026, 10, 14), datetime(2026, 5, 6, 14, tzinfo=UTC)


def agreed(made, cast, what="Bellen", state="open", **said):
    new = committing.agree(made, by=cast.noor, owner=cast.sami, what=what, by_when=date(2031, 1, 1), **said)
    type(new).objects.filter(pk=new.pk).update(state=state)
    return new


def test_insights_lead_to_agreements_and_experiments_to_results(cast):
    made = been(cast, kind="learning")
    Insight.objects.create(gathering=made, words="Bellen helpt", by=cast.sami, commitment=agreed(made, cast))
    Insight.objects.create(gathering=made, words="Schrijven niet", by=cast.sami)
    agreed(made, cast, "Langsgaan", state="kept")
    said = {"question": "Helpt bellen?", "trying": "Bellen.", "until": None}
    experiment = experimenting.start(cast.workshop, by=cast.noor, **said)
    bearing.born(made, "experiment", experiment, by=cast.noor)
    experimenting.end(experiment, by=cast.noor, learned="Ja.", follow_up="result", result=cast.result)
    bearing.born(made, "result", cast.result, by=cast.noor)

    found = led_to(cast.workshop, cast.noor)

    assert (found.gatherings, found.insights, found.differently) == (1, 2, 1)
    assert (found.experiments, found.results) == (1, 1)
    assert (found.agreements, found.kept, found.open, found.dropped) == (2, 1, 1, 0)


def test_what_is_to_come_cancelled_or_of_long_ago_is_not_counted(cast):
    for made in (going_on(cast), gathering(cast, days=-400), been(cast)):
        agreed(made, cast)
    made.state = "cancelled"
    made.save()

    found = led_to(cast.workshop, cast.noor)

    assert not found.anything
    assert found.gatherings == 0


def test_it_stands_on_the_page_of_who_looks_after_the_community_only(cast, client_of):
    made = been(cast)
    agreed(made, cast, state="kept")
    address = reverse("gatherings:of_community", args=[cast.workshop.slug])

    stewards, members = (client_of(who).get(address).content.decode() for who in (cast.noor, cast.sami))

    assert "1 agreement was made: 1 kept, 0 to do, 0 let go." in stewards
    assert "too few people to show" in stewards
    assert "a year of gatherings" not in members


def test_before_anything_was_held_the_page_says_what_will_stand_there(cast, client_of):
    page = client_of(cast.noor).get(reverse("gatherings:of_community", args=[cast.workshop.slug]))

    assert "Nothing was held in the past year." in page.content.decode()


@pytest.fixture
def of_twelve_organisations(cast):
    """Twelve people, each of their own organisation, were at one gathering in May."""
    people = []
    for number in range(12):
        email = f"gast{number}@samen.example"
        person = introduce(name=f"Gast {number}", handle=f"gast{number}", email=email)
        affiliate(person, found(name=f"Huis {number}", kind="care"), since=date(2024, 1, 1))
        people.append(person)
    made = gathering(cast, starts_at=MAY, ends_at=MAY + timedelta(hours=2))
    Attendance.objects.bulk_create(
        Attendance(gathering=made, person=person, at=MAY, confirmed_at=MAY) for person in people
    )
    return people


def together(cast, one, other, *, days):
    """They both confirm that they contributed to a result so many days after they met."""
    at = MAY + timedelta(days=days)
    named = [(one, "dacht mee"), (other, "deed mee")]
    said = {"title": f"{one} en {other}", "story": "Samen.", "contributions": named}
    made = Result.publish(community=cast.workshop, by=cast.noor, at=at, **said)
    for row in made.contributions.all():
        crediting.confirm(row, by=row.person, at=at)


def test_organisations_that_met_and_began_something_are_counted_by_pairs(cast, of_twelve_organisations):
    a, b, c, d, *_others = of_twelve_organisations
    together(cast, a, b, days=30)
    together(cast, c, d, days=120)
    together(cast, a, c, days=-10)

    begun = begun_together(cast.workshop, on=OCTOBER)

    assert (begun.strangers.value, begun.tied.value) == (65, 1)
    assert begun.until == date(2026, 10, 1)
    assert begun.tied.n == 12


def test_of_a_few_or_when_it_would_tell_of_all_nothing_is_shown(cast, of_twelve_organisations):
    assert begun_together(cast.workshop, on=date(2026, 7, 30)).tied.hidden == "few"
    Attendance.objects.exclude(person__in=of_twelve_organisations[:4]).delete()

    assert begun_together(cast.workshop, on=OCTOBER).tied.hidden == "few"


def test_the_figure_of_a_quarter_stays_as_it_was(cast, of_twelve_organisations):
    a, b, *_others = of_twelve_organisations
    before = begun_together(cast.workshop, on=OCTOBER)
    together(cast, a, b, days=30)

    assert begun_together(cast.workshop, on=OCTOBER + timedelta(days=40)) == before


def test_a_threshold_set_too_low_hides_the_figure(cast, settings, of_twelve_organisations):
    settings.SMALLEST_GROUP = 1

    assert not begun_together(cast.workshop, on=OCTOBER).tied


def test_a_note_of_another_that_nobody_confirmed_is_no_meeting(cast, of_twelve_organisations):
    Attendance.objects.update(confirmed_at=None)
    attending.say_so(going_on(cast), by=cast.noor, at=timezone.now())

    assert not begun_together(cast.workshop, on=OCTOBER).strangers
