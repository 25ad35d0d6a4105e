"""Two hours, mixed teams: first what they share, then what they do, and what stands in the way comes back."""

from datetime import date, timedelta

import icalendar
import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.gatherings import agendas, committing, measuring, registering
from samenspel.gatherings.calendars import keys
from samenspel.gatherings.models import (
    Birth,
    Challenge,
    InterestSignature,
    Parked,
    Team,
    TeamOutcome,
    TeamPlace,
)
from samenspel.gatherings.open_points import picked, proposed
from samenspel.gatherings.sessions import challenging, going_home, parking, teaming
from samenspel.notifications.models import Notification
from samenspel.organisations.affiliating import affiliate
from samenspel.organisations.models import Organisation
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Experiment
from samenspel.work.refusing import NotNow
from tests.gatherings.session_made import (
    a_gathering,
    a_hackathon,
    a_learning_session,
    a_mixed_team,
    a_signed_team,
    a_team,
    an_issue,
)

SOMEDAY = date(2030, 5, 1)
IDEA = {"question": "Helpt één nummer?", "trying": "Een week lang bellen", "by_when": SOMEDAY}


@pytest.fixture
def hackathon(cast):
    return a_hackathon(cast)


def test_whoever_brings_an_issue_owns_it_with_whom_they_name(cast, hackathon):
    issue = challenging.bring(
        hackathon, by=cast.noor, owners=[cast.sami], title="Wachten", issue="Vier weken", affected="Zieken"
    )

    assert {owner.person for owner in issue.owners.all()} == {cast.noor, cast.sami}


def test_only_a_hackathon_has_challenges(cast):
    with pytest.raises(NotNow):
        challenging.bring(a_learning_session(cast), by=cast.noor, title="x", issue="y", affected="z")


def test_who_does_not_take_part_brings_nothing_in(cast, hackathon):
    for person in (cast.vera, cast.bram, cast.lena, cast.rik):
        with pytest.raises(PermissionDenied):
            challenging.bring(hackathon, by=person, title="x", issue="y", affected="z")


def test_an_issue_a_team_took_up_stays(cast, hackathon):
    team = a_team(cast, hackathon)

    with pytest.raises(NotNow):
        challenging.take_back(team.challenge, by=cast.noor)
    assert Challenge.objects.filter(pk=team.challenge_id).exists()


def test_a_team_of_one_organisation_cannot_go_on_and_hears_what_is_missing(cast, hackathon):
    team = a_team(cast, hackathon)
    teaming.share(team, by=cast.noor, text="Niemand wacht.")

    now = teaming.standing(team)

    assert not now.goes_on
    assert now.missing == (
        "Everyone here is of Gemeente Zandwijk. Ask somebody of another organisation to join."
    )
    with pytest.raises(NotNow, match="Gemeente Zandwijk"):
        teaming.work(team, by=cast.noor, idea="Een bank", needs="")


def test_people_for_themselves_are_no_second_organisation(cast, hackathon):
    team = a_team(cast, hackathon)
    teaming.join(team, by=cast.sami)

    assert not teaming.standing(team).is_mixed


def test_nobody_speaks_for_an_organisation_they_do_not_belong_to(cast, hackathon):
    with pytest.raises(NotNow):
        teaming.join(a_team(cast, hackathon), by=cast.sami, organisation=cast.municipality)


def test_everything_else_opens_after_what_they_share_is_signed_by_all(cast, hackathon):
    team = a_mixed_team(cast, hackathon)
    with pytest.raises(NotNow, match="what you all want"):
        teaming.work(team, by=cast.noor, idea="Een bank", needs="")
    interest = teaming.share(team, by=cast.noor, text="Niemand komt thuis voor een dichte deur.")
    with pytest.raises(NotNow, match="signed"):
        teaming.work(team, by=cast.noor, idea="Een bank", needs="")

    teaming.sign(team, by=cast.sami, version=interest.version)

    assert teaming.work(team, by=cast.sami, idea="Een bank", needs="Hout").idea == "Een bank"


def test_other_words_are_signed_anew(cast, hackathon):
    team = a_signed_team(cast, hackathon)

    teaming.share(team, by=cast.sami, text="Iedereen komt thuis voor een open deur.")

    now = teaming.standing(team)
    assert not now.goes_on
    assert [place.person for place in now.unsigned] == [cast.noor]


def test_one_does_not_sign_words_that_changed_in_the_meantime(cast, hackathon):
    team = a_mixed_team(cast, hackathon)
    interest = teaming.share(team, by=cast.noor, text="Eén")
    teaming.share(team, by=cast.noor, text="Twee")

    with pytest.raises(NotNow, match="changed the words"):
        teaming.sign(team, by=cast.sami, version=interest.version)


def test_who_joins_later_shares_it_or_stays_out(cast, hackathon):
    team = a_signed_team(cast, hackathon)
    registering.register(hackathon, by=cast.vera)

    with pytest.raises(NotNow):
        teaming.join(team, by=cast.vera)
    teaming.join(team, by=cast.vera, shares=True)

    assert teaming.standing(team).goes_on
    assert TeamPlace.objects.current().filter(team=team).count() == 3


def test_when_the_second_organisation_leaves_the_team_waits_again(cast, hackathon):
    team = a_signed_team(cast, hackathon)

    teaming.leave(team.places.get(person=cast.sami), by=cast.sami)

    assert not teaming.standing(team).goes_on
    assert not InterestSignature.objects.filter(person=cast.sami).exists()


def test_nobody_takes_another_out_but_who_leads(cast, hackathon):
    team = a_mixed_team(cast, hackathon)

    with pytest.raises(PermissionDenied):
        teaming.leave(team.places.get(person=cast.noor), by=cast.sami)
    teaming.leave(team.places.get(person=cast.sami), by=cast.noor)
    assert teaming.people_in(team).get() == cast.noor


def test_a_team_goes_home_with_an_experiment_an_owner_and_a_day(cast, hackathon):
    team = a_signed_team(cast, hackathon)

    experiment = going_home.start(team, by=cast.noor, owner=cast.sami, **IDEA)

    outcome = TeamOutcome.objects.get()
    assert (outcome.owner, outcome.by_when, outcome.experiment) == (cast.sami, SOMEDAY, experiment)
    assert experiment.until == SOMEDAY
    assert {doer.person for doer in experiment.doers.all()} == {cast.noor, cast.sami}
    assert Birth.objects.get().experiment == experiment


def test_a_form_sent_twice_takes_one_experiment_home(cast, hackathon):
    team, once = a_signed_team(cast, hackathon), "9b2f0c7e-5a55-4f7e-8b1a-0d6f3f1c2a11"

    for _time in range(2):
        going_home.start(team, by=cast.noor, owner=cast.sami, once=once, **IDEA)

    assert Experiment.objects.count() == TeamOutcome.objects.count() == 1


def test_an_owner_is_of_the_team(cast, hackathon):
    with pytest.raises(NotNow, match="of this team"):
        going_home.start(a_signed_team(cast, hackathon), by=cast.noor, owner=cast.anna, **IDEA)


def test_a_form_sent_twice_begins_one_team(cast, hackathon):
    issue, once = an_issue(cast, hackathon), "9b2f0c7e-5a55-4f7e-8b1a-0d6f3f1c2a12"

    teams = {teaming.begin(issue, by=cast.noor, name="Ploeg", once=once).pk for _time in range(2)}

    assert len(teams) == Team.objects.count() == 1


def test_what_is_parked_comes_back_after_thirty_days_and_its_people_hear_so(cast, hackathon):
    team = a_mixed_team(cast, hackathon)
    parked = parking.park(hackathon, by=cast.sami, team=team, kind="money", words="Wie betaalt dit?")
    assert parked.returns_on == timezone.localdate() + timedelta(days=30)

    soon = parking.return_due(at=timezone.now() + timedelta(days=29))
    there = parking.return_due(at=timezone.now() + timedelta(days=31))

    parked.refresh_from_db()
    assert (soon, there, parking.return_due(at=timezone.now() + timedelta(days=32))) == (0, 1, 0)
    assert parked.is_back
    told = Notification.objects.filter(kind="gatherings.parked_returned")
    assert {row.person for row in told} == {cast.noor, cast.sami}


def test_it_never_stays_away_longer_than_thirty_days(cast, hackathon):
    far = timezone.localdate() + timedelta(days=300)

    parked = parking.park(hackathon, by=cast.sami, kind="lead", words="Wie trekt dit?", returns_on=far)

    assert parked.returns_on == timezone.localdate() + timedelta(days=30)


def test_what_came_back_is_an_open_point_until_an_agenda_has_it(cast, hackathon):
    parked = parking.park(hackathon, by=cast.sami, kind="lead", words="Wie trekt dit?")
    meeting = a_gathering(cast.workshop, cast.noor, title="Buurtberaad")
    assert "Wie trekt dit?" not in [point.title for point in proposed(meeting, cast.noor)]

    parking.bring_back(parked, by=cast.sami)
    point = picked(meeting, cast.noor, f"parked:{parked.pk}")
    item = agendas.bring_in(meeting, by=cast.noor, about=point)

    parked.refresh_from_db()
    assert parked.item == item
    assert picked(meeting, cast.noor, f"parked:{parked.pk}") is None


def test_what_is_settled_does_not_come_back(cast, hackathon):
    parked = parking.park(hackathon, by=cast.sami, kind="targets", words="Onze cijfers")

    parking.settle(parked, by=cast.noor, words="We tellen samen.")

    assert parking.return_due(at=timezone.now() + timedelta(days=40)) == 0
    assert not Parked.objects.open().exists()


def test_the_mix_is_shown_from_ten_people_on(cast, hackathon):
    team = a_team(cast, hackathon)
    assert not measuring.mix_of(hackathon)
    orgs = [Organisation.objects.create(name=f"Huis {name}", slug=f"huis-{name}") for name in "ab"]
    for number in range(9):
        person = introduce(name=f"Gast {number}", handle=f"gast{number}", email=f"g{number}@samen.example")
        affiliate(person, orgs[number % 2])
        TeamPlace.objects.create(team=team, person=person, organisation=orgs[number % 2])

    mix = measuring.mix_of(hackathon)

    # By hand: shares 1/10, 5/10 and 4/10; 1 - (0.01 + 0.25 + 0.16) = 0.58, of at most 2/3.
    assert (mix.value, mix.n) == (0.87, 10)


def test_the_board_the_team_and_the_lot_are_read_by_who_may_see_the_gathering(cast, hackathon, client_of):
    team = a_signed_team(cast, hackathon)
    parking.park(hackathon, by=cast.sami, team=team, kind="money", words="Wie betaalt dit?")
    pages = [f"hackathons/{hackathon.pk}", f"teams/{team.pk}", f"parked/of/{hackathon.pk}"]

    for page in pages:
        address = f"/gatherings/{page}/"
        assert client_of(cast.sami).get(address).status_code == 200
        assert client_of(cast.vera).get(address).status_code == 200
        assert client_of(None).get(address).status_code == 404


def test_two_hours_by_hand_on_the_pages_alone(cast, hackathon, client_of):
    """From an issue to an experiment, as four people would press it."""
    noor, sami = client_of(cast.noor), client_of(cast.sami)
    said = {"title": "Vier weken wachten", "issue": "Een drempel te veel.", "affected": "Zieken"}
    noor.post(f"/gatherings/hackathons/{hackathon.pk}/bring/", said)
    issue = Challenge.objects.get()
    said = {"name": "De Ploeg", "organisation": cast.municipality.pk}
    noor.post(f"/gatherings/challenges/{issue.pk}/team/", said)
    team = f"/gatherings/teams/{Team.objects.get().pk}/"
    sami.post(f"{team}join/", {"organisation": cast.housing.pk})
    noor.post(f"{team}share/", {"text": "Niemand wacht voor een drempel."})
    closed = sami.get(f"{team}work/")
    sami.post(f"{team}sign/", {"version": 1})
    sami.post(f"{team}work/", {"idea": "Eén nummer", "needs": "Een telefoon"})
    noor.post(f"/gatherings/parked/of/{hackathon.pk}/new/", {"words": "Wie betaalt?", "kind": "money"})
    said = {**IDEA, "owner": cast.sami.pk, "by_when": "2030-05-01"}
    noor.post(f"{team}go-home/", said)

    shown = noor.get(team).content.decode()
    board = noor.get(f"/gatherings/hackathons/{hackathon.pk}/").content.decode()
    assert closed.status_code == 302
    assert "Helpt één nummer?" in shown
    assert "Eén nummer" in shown
    assert "Helpt één nummer?" in board
    assert Parked.objects.get().words == "Wie betaalt?"


def test_a_full_board_asks_few_questions(cast, hackathon, client_of, django_assert_max_num_queries):
    for _number in range(3):
        a_mixed_team(cast, hackathon)
    noor = client_of(cast.noor)
    noor.get(f"/gatherings/hackathons/{hackathon.pk}/")

    with django_assert_max_num_queries(50):
        noor.get(f"/gatherings/hackathons/{hackathon.pk}/")


def test_what_they_take_home_stands_in_their_own_calendars(cast, hackathon):
    team = a_signed_team(cast, hackathon)
    going_home.start(team, by=cast.noor, owner=cast.sami, **IDEA)
    for what in ("Belt de gemeente", "Haalt hout", "Vraagt tien buren"):
        committing.agree(hackathon, by=cast.noor, what=what, owner=cast.sami, by_when=SOMEDAY)

    found = icalendar.Calendar.from_ical(keys.file(keys.make(cast.sami)))

    titles = [str(event["SUMMARY"]) for event in found.events]
    assert sum(title.startswith("Afgesproken: ") for title in titles) == 3
    assert "Wat leerden we? Helpt één nummer?" in titles
    assert {event.start for event in found.events} == {SOMEDAY}


def test_an_open_board_hears_that_something_changed(cast, hackathon, client_of):
    page = client_of(cast.sami).get(f"/gatherings/hackathons/{hackathon.pk}/").content.decode()

    assert f'data-live="gathering:{hackathon.pk}"' in page


def test_what_they_take_home_stands_on_paper_and_names_who_one_may_see(cast, hackathon, client_of):
    team = a_signed_team(cast, hackathon)
    going_home.start(team, by=cast.noor, owner=cast.sami, **IDEA)
    parking.park(hackathon, by=cast.noor, team=team, kind="money", words="Wie betaalt het nummer?")
    Person.objects.filter(pk=cast.sami.pk).update(visibility=Visibility.MEMBERS)
    url = reverse("gatherings:on_paper", args=[hackathon.pk])

    ours, theirs = (client_of(who).get(url).content.decode() for who in (cast.noor, cast.vera))

    for said in ("De Drempelploeg", "Niemand komt thuis voor een dichte deur.", "Wie betaalt het nummer?"):
        assert said in ours
        assert said in theirs
    assert f"Helpt één nummer? · {cast.sami.name} · before 1 May 2030" in ours
    assert cast.sami.name not in theirs + client_of(cast.vera).get(team.get_absolute_url()).content.decode()


def test_whoever_begins_a_team_is_there_for_where_they_belong(cast, hackathon, client_of):
    url = reverse("gatherings:begin_team", args=[an_issue(cast, hackathon).pk])

    form = client_of(cast.sami).get(url).context["form"]

    assert form["organisation"].value() == cast.housing.pk
