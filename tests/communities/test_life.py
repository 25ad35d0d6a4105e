"""Stages of life: what is seen and suggested, what the stewards set; archiving and opening again."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import access, archiving, joining, lifecycle
from samenspel.communities.caring import look_after, open_role
from samenspel.communities.models import Community, StageChange
from samenspel.feed.models import Entry
from samenspel.people.introducing import introduce
from samenspel.work.models import Result
from tests.cast import LONG_AGO, RECENTLY

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


def labels(look):
    return {str(sign.label): sign.value for sign in look.signs}


def test_only_stewards_set_the_stage_and_it_is_remembered_with_why(cast):
    with pytest.raises(PermissionDenied):
        cast.workshop.move_to_stage("alive", by=cast.sami)

    cast.workshop.move_to_stage("alive", by=cast.noor, why="We doen het gewoon.", at=RECENTLY)

    change = StageChange.objects.get()
    assert (change.before, change.stage, change.why) == ("idea", "alive", "We doen het gewoon.")


def test_an_idea_that_stays_one_for_long_is_told_so_in_a_question(cast):
    look = lifecycle.look_at(cast.workshop, at=LONG_AGO + timedelta(days=300))

    assert (look.stage, look.is_other) == ("closing", True)
    assert "more than nine months" in str(look.reason)


def test_a_result_brings_an_idea_further(cast):
    look = lifecycle.look_at(cast.workshop, at=RECENTLY + timedelta(days=1))

    assert look.stage == "exploring"
    assert labels(look)["Results this quarter"] == 2


def test_figures_of_a_few_people_are_not_shown_not_even_to_stewards(cast):
    look = lifecycle.look_at(cast.workshop, at=RECENTLY + timedelta(days=1))

    for name in ("Active in the last four weeks", "Newcomers who stay", "Core members"):
        assert not labels(look)[name].shown


def test_figures_of_enough_people_are_shown_with_their_number(cast):
    everyone = [introduce(name=f"Buur {number}") for number in range(9)]
    for person in everyone:
        joining.join(cast.workshop, person, at=RECENTLY)
    parts = [(person, "hielp") for person in everyone[:6]]
    Result.publish(
        community=cast.workshop, by=everyone[0], title="Pad", story="Ligt.", contributions=parts, at=RECENTLY
    ).contributions.update(confirmed_at=RECENTLY)

    seen = labels(lifecycle.look_at(cast.workshop, at=RECENTLY + timedelta(days=1)))

    assert str(seen["Active in the last four weeks"]) == "8"


def test_nothing_of_later_counts_yet(cast):
    assert labels(lifecycle.look_at(cast.workshop, at=LONG_AGO))["Results this quarter"] == 0


def test_the_page_shows_the_suggestion_and_sets_nothing_by_itself(cast, client_of):
    page = client_of(cast.noor).get(f"{URL}stage/").content.decode()

    assert "Only what you set yourselves counts." in page
    cast.workshop.refresh_from_db()
    assert cast.workshop.stage == "idea"


def test_an_archive_stays_readable_and_nothing_new_begins(cast, client_of):
    client_of(cast.noor).post(f"{URL}archive/", {"why": "Het werk is klaar."})
    cast.workshop.refresh_from_db()

    assert "Twaalf drempels" in client_of(None).get(URL).content.decode()
    assert not access.can_contribute(cast.sami, cast.workshop)
    for act in (
        lambda: joining.join(cast.workshop, cast.vera),
        lambda: joining.invite_in(cast.workshop, cast.vera, by=cast.noor),
        lambda: open_role(cast.workshop, by=cast.noor, name="Baas"),
        lambda: look_after(cast.workshop, by=cast.noor, about="Anders"),
        lambda: cast.secretary.role.grant(cast.noor, by=cast.noor),
        lambda: Result.publish(community=cast.workshop, by=cast.sami, title="x", story="x"),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_members_are_told_that_it_is_archived(cast, client_of):
    archiving.archive(cast.workshop, by=cast.noor)

    assert "was archived" in client_of(cast.sami).get("/").content.decode()
    assert "This community is archived" in client_of(cast.sami).get(URL).content.decode()
    assert cast.workshop not in Community.objects.alive()


def test_its_stewards_open_it_again_and_nobody_else_does(cast, client_of):
    archiving.archive(cast.workshop, by=cast.noor)
    with pytest.raises(PermissionDenied):
        archiving.reopen(cast.workshop, by=cast.sami)

    client_of(cast.noor).post(f"{URL}reopen/")

    cast.workshop.refresh_from_db()
    assert cast.workshop.stage == "exploring"
    assert Entry.objects.filter(verb="communities.stage_reached").count() == 2
    assert joining.join(cast.workshop, cast.vera)
