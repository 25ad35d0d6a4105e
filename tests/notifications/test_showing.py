"""What concerns me on one page: put together, only what I may see still, read on all devices at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.communities import joining
from samenspel.communities.models import Community, Greeting
from samenspel.live.models import Change
from samenspel.moderation import distance
from samenspel.notifications import reading, showing
from samenspel.notifications.models import Notification
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_told_yet(cast):
    Notification.objects.all().delete()


def greet(cast, by, words="Welkom!"):
    membership = cast.workshop.membership_of(cast.sami)
    greeting = Greeting.objects.create(membership=membership, by=by, words=words)
    notify("communities.greeted", to=[cast.sami], about=greeting, by=by, community=cast.workshop)
    return greeting


def lines(client):
    return [bundle.sentence for bundle in client.get("/notifications/").context["page"]]


def test_what_belongs_together_is_one_line(cast, client_of):
    client = client_of(cast.sami)
    greet(cast, cast.noor)
    assert lines(client) == ["Noor El Amrani welcomes you to De Wijkwerkplaats"]

    greet(cast, cast.tess)
    assert lines(client) == ["Tess Kuipers and Noor El Amrani welcome you to De Wijkwerkplaats"]

    greet(cast, cast.anna)
    assert lines(client) == ["Anna Visser and 2 others welcome you to De Wijkwerkplaats"]
    assert showing.unread(cast.sami) == 1


def test_it_is_said_in_the_language_of_the_reader(cast, client_of):
    greet(cast, cast.noor)

    assert lines(client_of(cast.sami, "nl")) == ["Noor El Amrani heet je welkom in De Wijkwerkplaats"]


def test_who_may_not_be_seen_has_no_name(cast, client_of):
    Person.objects.filter(pk=cast.vera.pk).update(visibility=Visibility.PRIVATE)

    greet(cast, cast.vera)
    assert lines(client_of(cast.sami)) == ["Someone welcomes you to De Wijkwerkplaats"]
    greet(cast, cast.noor)
    assert lines(client_of(cast.sami)) == ["Noor El Amrani and 1 other welcome you to De Wijkwerkplaats"]


def test_what_may_not_be_seen_any_more_is_neither_shown_nor_counted(cast, client_of):
    greet(cast, cast.noor)
    Community.objects.filter(pk=cast.workshop.pk).update(visibility=Visibility.MEMBERS)
    pk = Notification.objects.get().pk
    assert showing.unread(cast.sami) == 1

    joining.leave(cast.workshop, cast.sami)

    client = client_of(cast.sami)
    assert (lines(client), showing.unread(cast.sami)) == ([], 0)
    assert client.get(f"/notifications/{pk}/").status_code == 404


def test_what_is_gone_is_neither_shown_nor_counted(cast, client_of):
    greet(cast, cast.noor).delete()

    assert (lines(client_of(cast.sami)), showing.unread(cast.sami)) == ([], 0)


def test_who_is_muted_later_disappears_too(cast, client_of):
    greet(cast, cast.noor)
    distance.mute(cast.noor, by=cast.sami)

    assert (lines(client_of(cast.sami)), showing.unread(cast.sami)) == ([], 0)


def test_what_others_hear_is_not_for_me(cast, client_of):
    greet(cast, cast.noor)
    pk = Notification.objects.get().pk

    assert lines(client_of(cast.tess)) == []
    assert client_of(cast.tess).get(f"/notifications/{pk}/").status_code == 404


def test_opening_one_reads_what_stands_in_its_line_and_leads_there(cast, client_of):
    greet(cast, cast.noor)
    greet(cast, cast.tess)

    answer = client_of(cast.sami).get(f"/notifications/{Notification.objects.latest('pk').pk}/")

    assert answer.headers["Location"] == "/"
    assert not Notification.objects.unread().exists()


def test_opening_the_page_itself_reads_it_too(cast, client_of):
    joining.ask(cast.garden, cast.vera)
    assert showing.unread(cast.noor) == 1

    client_of(cast.noor).get("/communities/de-buurttuin/requests/")

    assert showing.unread(cast.noor) == 0


def test_a_page_that_only_looks_the_same_reads_nothing(cast, client_of):
    joining.ask(cast.garden, cast.vera)

    client_of(cast.noor).get("/communities/de-buurttuin/")
    client_of(cast.sami).get("/communities/de-buurttuin/requests/")

    assert showing.unread(cast.noor) == 1


def test_what_comes_after_reading_is_a_new_line(cast, client_of):
    greet(cast, cast.noor)
    reading.read_until(cast.sami, Notification.objects.latest("pk").pk)

    greet(cast, cast.tess)

    found = client_of(cast.sami).get("/notifications/").context["page"].items
    assert [(bundle.who, bundle.is_read) for bundle in found] == [
        ("Tess Kuipers", False),
        ("Noor El Amrani", True),
    ]


def test_marking_all_leaves_what_came_in_meanwhile(cast, client_of):
    greet(cast, cast.noor)
    client = client_of(cast.sami)
    newest = client.get("/notifications/").context["newest"]
    greet(cast, cast.tess)

    client.post("/notifications/read/", {"newest": newest})

    assert [row.by for row in Notification.objects.unread()] == [cast.tess]


@pytest.mark.parametrize("newest", ["", "x", "-1", "9" * 40])
def test_marking_all_of_nothing_changes_nothing(cast, client_of, newest):
    greet(cast, cast.noor)

    assert client_of(cast.sami).post("/notifications/read/", {"newest": newest}).status_code == 302
    assert showing.unread(cast.sami) == 1


def test_reading_and_hearing_reach_the_other_open_pages(cast):
    changes = Change.objects.filter(channel=f"person:{cast.sami.pk}")
    before = changes.count()

    greet(cast, cast.noor)
    assert changes.count() == before + 1
    reading.read_until(cast.sami, Notification.objects.latest("pk").pk)
    assert changes.count() == before + 2


def test_the_mark_in_the_frame_counts_lines_that_are_not_read(cast, client_of):
    client = client_of(cast.sami)
    assert "bell-count" not in client.get("/people/").content.decode()

    greet(cast, cast.noor)
    joining.join(cast.workshop, cast.tess)

    page = client.get("/people/").content.decode()
    assert '<span class="bell-count">1<' in page
    assert '<span class="bell-count">1<' in client.get("/notifications/mark/").content.decode()
    assert 'class="bell"' not in client_of(None).get("/people/").content.decode()


def test_the_mark_costs_one_question_where_nothing_is_unread(cast, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert showing.unread(cast.sami) == 0
    greet(cast, cast.noor)
    with django_assert_num_queries(3):
        assert showing.unread(cast.sami) == 1


def test_a_long_list_has_pages(cast, client_of):
    membership = cast.workshop.membership_of(cast.sami)
    for number in range(25):
        Notification.objects.create(
            person=cast.sami,
            kind="communities.greeted",
            about_id=Greeting.objects.get_or_create(
                membership=membership, by=cast.noor, defaults={"words": "Hoi"}
            )[0].pk,
            group=f"communities.greeted:{number}",
            act=str(number),
            by=cast.noor,
            at=timezone.now() - timedelta(hours=number),
        )

    first = client_of(cast.sami).get("/notifications/").context["page"]
    second = client_of(cast.sami).get(first.older_url).context["page"]

    assert (len(first.items), len(second.items)) == (20, 5)
    assert {each.newest.pk for each in first}.isdisjoint(each.newest.pk for each in second)


def test_the_page_asks_the_same_however_much_was_told(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.sami)
    for person in (cast.noor, cast.tess, cast.anna, cast.vera):
        greet(cast, person)
    client.get("/notifications/")

    with django_assert_max_num_queries(17):
        client.get("/notifications/")


def test_only_the_list_is_sent_to_a_page_that_was_told_to_look_again(cast, client_of):
    greet(cast, cast.noor)

    part = client_of(cast.sami).get("/notifications/", headers={"hx-request": "true"}).content.decode()

    assert "Noor El Amrani" in part
    assert "<html" not in part


def test_what_was_kept_long_enough_ends(cast):
    from samenspel.house.sockets import PERIODS

    greet(cast, cast.noor)
    Notification.objects.update(at=timezone.now() - timedelta(days=400))
    greet(cast, cast.tess)

    assert PERIODS["notifications"].end(timezone.now() - timedelta(days=365)) == 1
    assert [row.by for row in Notification.objects.all()] == [cast.tess]
