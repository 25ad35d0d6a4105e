"""What someone chooses holds: for every kind there is, everywhere and in one community."""

import pytest

from samenspel.notifications import choosing, notifying, showing
from samenspel.notifications.models import Choice, Notification, Way
from samenspel.notifications.sockets import AT_ONCE, DAILY, KINDS, NEVER, WEEKLY, places_of
from tests.notifications.opened import open_every_kind

pytestmark = pytest.mark.django_db
# What goes by letter only is not shown here; tests/mail/test_every_kind.py walks over those too.
SHOWN = sorted(name for name, kind in KINDS.items() if kind.here)


@pytest.fixture
def open_to_all(monkeypatch, cast):
    """Every kind is about Noor and seen by everyone: what decides here are the choices alone."""
    open_every_kind(monkeypatch)
    return cast


def never(person, kind, **where):
    """In every way there is."""
    for way in Way:
        choosing.choose(person, NEVER, kind=kind, way=way, **where)


def tell(kind, cast, place=None):
    notifying.notify(kind, to=[cast.sami], about=cast.noor, by=cast.vera, community=place)


def test_there_are_kinds_of_every_room_that_tells_people_something(db):
    rooms = {kind.room for kind in KINDS.values()}

    assert {"people", "communities", "opinions", "purpose", "decisions", "discussions", "work"} <= rooms


@pytest.mark.parametrize("kind", SHOWN)
def test_what_is_switched_off_is_neither_kept_nor_shown(open_to_all, kind):
    cast = open_to_all
    choosing.choose(cast.sami, AT_ONCE, kind=kind)
    tell(kind, cast)
    assert showing.unread(cast.sami) == 1

    never(cast.sami, kind)

    assert showing.unread(cast.sami) == 0
    assert showing.still(cast.sami, Notification.objects.of(cast.sami)) == []
    Notification.objects.all().delete()
    tell(kind, cast)
    assert not Notification.objects.exists()


@pytest.mark.parametrize("kind", SHOWN)
def test_what_is_switched_off_in_one_community_is_heard_from_the_others(open_to_all, kind):
    cast = open_to_all
    choosing.choose(cast.sami, AT_ONCE, kind=kind)
    never(cast.sami, kind, place_id=cast.workshop.pk)

    tell(kind, cast, cast.workshop)
    assert not Notification.objects.exists()
    tell(kind, cast, cast.garden)
    assert Notification.objects.get().place_id == cast.garden.pk


def test_the_most_exact_choice_holds(cast):
    kind, place = "communities.joined", cast.workshop.pk

    def wants(**where):
        return choosing.choices_of(cast.noor).wants(kind, where.get("place_id"))

    choosing.choose(cast.noor, NEVER, place_id=place)
    assert (wants(), wants(place_id=place)) == (True, False)
    choosing.choose(cast.noor, AT_ONCE, kind=kind, place_id=place)
    assert wants(place_id=place)
    choosing.choose(cast.noor, NEVER, kind=kind)
    assert (wants(), wants(place_id=place)) == (False, True)


def test_a_choice_is_taken_back(cast):
    choosing.choose(cast.noor, NEVER, kind="communities.joined")
    choosing.choose(cast.noor, "", kind="communities.joined")

    assert not Choice.objects.exists()
    assert choosing.choices_of(cast.noor).wants("communities.joined")


def test_choosing_twice_keeps_the_last(cast):
    for when in (NEVER, AT_ONCE, NEVER):
        choosing.choose(cast.noor, when, kind="communities.joined")

    assert [row.when for row in Choice.objects.all()] == [NEVER]


def test_another_way_to_hear_of_it_is_another_choice(cast):
    choosing.choose(cast.noor, NEVER, kind="communities.joined", way="mail")

    assert choosing.choices_of(cast.noor).wants("communities.joined")
    assert not choosing.choices_of(cast.noor, way="mail").wants("communities.joined")


def test_a_kind_there_is_not_cannot_be_chosen(cast):
    with pytest.raises(KeyError):
        choosing.choose(cast.noor, NEVER, kind="communities.invented")


def test_one_chooses_for_the_communities_one_belongs_to(cast):
    assert places_of(cast.sami) == [
        (cast.garden.pk, "De Buurttuin"),
        (cast.workshop.pk, "De Wijkwerkplaats"),
    ]
    assert places_of(cast.lena) == []


def test_what_is_off_here_and_in_no_letter_of_the_week_is_not_kept(open_to_all):
    cast, kind = open_to_all, "communities.greeted"
    choosing.choose(cast.sami, NEVER, kind=kind)

    tell(kind, cast)

    assert showing.unread(cast.sami) == 0
    assert Notification.objects.get().kind == kind
    Notification.objects.all().delete()
    choosing.choose(cast.sami, AT_ONCE, kind=kind, way=Way.MAIL)
    tell(kind, cast)
    assert not Notification.objects.exists()


def said(*, off=(), **more):
    """The page as it is sent: every kind ticked but those that are off, and nothing said of their mail."""
    always = {"by_mail": "proposed", "zone": "Europe/Amsterdam"}
    return always | {name: "on" for name in KINDS if name not in off} | more


def test_the_page_keeps_what_is_not_ticked(cast, client_of):
    client = client_of(cast.sami)

    answer = client.post("/notifications/choices/", said(off=["communities.greeted"]), follow=True)

    assert "from now on you hear of what you chose" in answer.content.decode()
    chosen = choosing.choices_of(cast.sami)
    assert [name for name in SHOWN if not chosen.wants(name)] == ["communities.greeted"]
    assert Choice.objects.filter(person=cast.sami, when=NEVER).count() == 1


@pytest.mark.parametrize("how", [DAILY, WEEKLY, NEVER])
def test_all_mail_is_chosen_in_one_answer(cast, client_of, how):
    choosing.choose(cast.sami, AT_ONCE, kind="communities.greeted", way=Way.MAIL)
    client = client_of(cast.sami)

    client.post("/notifications/choices/", said(by_mail=how))

    chosen = choosing.choices_of(cast.sami, Way.MAIL)
    assert {chosen.when(kind) for kind in KINDS} == {how}
    assert chosen.digests == ({how} if how != NEVER else set())
    assert client.get("/notifications/choices/").context["form"]["by_mail"].value() == how
    client.post("/notifications/choices/", said(by_mail="proposed"))
    assert not Choice.objects.filter(person=cast.sami).exists()


def test_mail_is_chosen_per_kind(cast, client_of):
    client = client_of(cast.sami)
    mail = {"mail:discussions.reply": DAILY, "mail:communities.mandate": NEVER}

    client.post("/notifications/choices/", said(by_mail="per_kind", **mail))

    chosen = choosing.choices_of(cast.sami, Way.MAIL)
    assert chosen.when("discussions.reply") == DAILY
    assert chosen.when("communities.mandate") == NEVER
    assert chosen.when("discussions.mention") == AT_ONCE
    assert chosen.digests == {DAILY, WEEKLY}


LETTERS_OF_A_CALENDAR = ["moved", "cancelled", "moved_up", "taken_back"]


@pytest.mark.parametrize("what", LETTERS_OF_A_CALENDAR)
def test_what_the_letters_of_a_calendar_say_is_mailed_as_one_chose_for_those_letters(cast, client_of, what):
    kind, letters = f"gatherings.{what}", "gatherings.coming"
    client = client_of(cast.sami)
    assert choosing.choices_of(cast.sami, Way.MAIL).when(kind) == AT_ONCE

    client.post(
        "/notifications/choices/",
        said(by_mail="per_kind", **{f"mail:{letters}": WEEKLY, f"mail:{kind}": NEVER}),
    )

    assert choosing.choices_of(cast.sami, Way.MAIL).when(kind) == WEEKLY
    choosing.stop_kind(cast.sami, kind)
    assert choosing.choices_of(cast.sami, Way.MAIL).when(letters) == NEVER
    page = client.get("/notifications/choices/").content.decode()
    assert f"mail:{kind}" not in page
    assert page.count("By mail as you choose at “Letters that keep my calendar right") == 4


def test_a_reminder_that_goes_by_letter_only_is_shown_as_it_is_where_all_comes_weekly(cast, client_of):
    choosing.choose(cast.sami, WEEKLY, way=Way.MAIL)

    form = client_of(cast.sami).get("/notifications/choices/").context["form"]

    assert form["mail:decisions.reminder"].value() == NEVER
    assert form["mail:gatherings.coming"].value() == WEEKLY


def test_the_time_zone_of_letters_is_chosen(cast, client_of):
    client = client_of(cast.sami)

    client.post("/notifications/choices/", said(zone="America/Paramaribo"))
    assert client.post("/notifications/choices/", said(zone="Mars/Olympus")).status_code == 422

    cast.sami.refresh_from_db()
    assert cast.sami.time_zone == "America/Paramaribo"


def test_the_page_of_a_community_says_nothing_all_or_per_kind(cast, client_of):
    client, place = client_of(cast.sami), cast.workshop.pk
    address = f"/notifications/choices/{place}/"

    client.post(address, said(how="nothing"))
    for way in Way:
        assert not choosing.choices_of(cast.sami, way).wants("communities.greeted", place)
    assert client.get(address).context["form"]["how"].value() == "nothing"

    client.post(address, said(how="per_kind", off=["communities.greeted"]))
    chosen = choosing.choices_of(cast.sami)
    assert not chosen.wants("communities.greeted", place)
    assert chosen.wants("communities.joined", place)

    client.post(address, said(how="as_everywhere"))
    assert not Choice.objects.filter(person=cast.sami).exists()


def test_a_form_without_an_answer_says_so(cast, client_of):
    answer = client_of(cast.sami).post(f"/notifications/choices/{cast.workshop.pk}/", said())

    assert answer.status_code == 422
    assert "something to mend" in answer.content.decode()


def test_one_chooses_only_for_communities_one_belongs_to(cast, client_of):
    assert client_of(cast.sami).get(f"/notifications/choices/{cast.circle.pk}/").status_code == 404
