"""Stopping letters from a letter: on a page, with one click, signed in or not; and they stay stopped."""

import pytest

from samenspel.discussions.models import Follow
from samenspel.mail.models import Letter
from samenspel.notifications import choosing, stopping
from samenspel.notifications.models import Choice, Way
from samenspel.notifications.sockets import AT_ONCE, DAILY, KINDS, NEVER

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def address(person, kind="communities.greeted", **where):
    return f"/notifications/stop/{stopping.token_for(Letter(person=person, kind=kind, **where))}/"


def wants(person, kind="communities.greeted", place_id=None):
    return choosing.choices_of(person, Way.MAIL).wants(kind, place_id)


def test_one_click_of_the_mail_program_stops_it_without_signing_in_or_a_cookie(cast, client_of):
    client = client_of(None)
    client.handler.enforce_csrf_checks = True

    assert client.post(address(cast.sami), ONE_CLICK).status_code == 204

    assert not wants(cast.sami)
    assert wants(cast.sami, "communities.joined")


def test_looking_at_the_page_stops_nothing(cast, client_of):
    answer = client_of(None).get(address(cast.sami))

    assert answer.status_code == 200
    assert wants(cast.sami)


def test_it_stays_stopped_whatever_was_chosen_for_a_community(cast, client_of):
    place = cast.workshop.pk
    choosing.choose(cast.sami, AT_ONCE, kind="communities.greeted", place_id=place, way=Way.MAIL)
    choosing.choose(cast.sami, DAILY, place_id=cast.garden.pk, way=Way.MAIL)

    client_of(None).post(address(cast.sami), ONE_CLICK)

    assert not any(wants(cast.sami, place_id=pk) for pk in (None, place, cast.garden.pk))
    assert wants(cast.sami, "communities.joined", cast.garden.pk)


def test_the_letter_of_the_week_stops_for_kinds_to_come_as_well(cast, client_of):
    client_of(None).post(address(cast.sami, choosing.DIGEST), ONE_CLICK)

    assert choosing.choices_of(cast.sami, Way.MAIL).digests == set()
    assert Choice.objects.get().kind == choosing.DIGEST


@pytest.mark.parametrize(("what", "left"), [("kind", True), ("place", True), ("all", False)])
def test_on_the_page_one_chooses_how_much_stops(cast, client_of, what, left):
    client_of(None).post(address(cast.sami, place_id=cast.workshop.pk), {"what": what})

    assert not wants(cast.sami, place_id=cast.workshop.pk)
    assert wants(cast.sami, "communities.joined") == left


def test_all_stops_all_kinds_and_what_is_shown_here_stays(cast, client_of):
    client_of(None).post(address(cast.sami), {"what": "all"})

    assert {choosing.choices_of(cast.sami, Way.MAIL).when(kind) for kind in KINDS} == {NEVER}
    assert choosing.choices_of(cast.sami).wants("communities.greeted")


def test_a_discussion_is_muted_from_its_letter(cast, client_of):
    from samenspel.discussions import writing

    talk = writing.begin(cast.workshop, by=cast.noor, title="De bus", text="Wie rijdt?")
    link = address(cast.sami, "discussions.message", thread=f"discussions.discussion:{talk.pk}")
    client = client_of(None)
    page = client.get(f"{link}?mute=yes").content.decode()
    assert "All of this discussion, also here: De bus" in page

    client.post(link, {"what": "mute"})

    assert Follow.objects.get(discussion=talk, person=cast.sami).how == Follow.How.MUTED


def test_what_is_not_offered_is_not_stopped(cast, client_of):
    assert client_of(None).post(address(cast.sami), {"what": "mute"}).status_code == 422
    assert client_of(None).post(address(cast.sami), {}).status_code == 422
    assert not Choice.objects.exists()


@pytest.mark.parametrize("token", ["made-up", "WzEsIiIsMCwiIl0:abc"])
def test_an_address_of_someone_else_s_making_stops_nothing(cast, client_of, token):
    assert client_of(None).post(f"/notifications/stop/{token}/", ONE_CLICK).status_code == 404
    assert not Choice.objects.exists()


def test_who_left_the_house_needs_no_stopping(cast, client_of):
    link = address(cast.bram)
    type(cast.bram).objects.filter(pk=cast.bram.pk).update(is_active=False)

    assert client_of(None).get(link).status_code == 404
