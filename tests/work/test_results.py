"""Results: who sees them, who is named, and the feed of them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from samenspel.communities import joining
from samenspel.feed.models import Entry
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.work.credited import with_credits
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db


def seen_by(viewer):
    return set(Result.objects.visible_to(viewer).values_list("title", flat=True))


def test_who_sees_which_result(cast):
    public, inner, closed = cast.result.title, cast.inner_result.title, cast.closed_result.title

    assert seen_by(AnonymousUser()) == {public}
    assert seen_by(cast.tess) == {public}
    assert seen_by(cast.sami) == {public, inner}
    assert seen_by(cast.vera) == {public, closed}
    assert seen_by(cast.anna) == {public, inner, closed}


def test_a_public_result_of_a_closed_community_stays_inside(cast):
    Result.publish(community=cast.circle, by=cast.vera, title="Te vroeg", story="x", visibility="public")

    assert "Te vroeg" not in seen_by(cast.noor)


def test_a_private_result_is_for_whoever_is_named_in_it(cast):
    Result.publish(
        community=cast.workshop,
        by=cast.noor,
        title="Tussen ons",
        story="x",
        visibility=Visibility.PRIVATE,
        contributions=[(cast.sami, "luisterde")],
    )
    joining.join(cast.workshop, cast.tess)

    assert "Tussen ons" in seen_by(cast.sami)
    assert "Tussen ons" not in seen_by(cast.tess)


def test_who_left_no_longer_sees_what_is_for_members(cast):
    assert cast.inner_result.title not in seen_by(cast.bram)


def test_only_who_takes_part_publishes(cast):
    for outsider in (cast.vera, cast.bram, AnonymousUser()):
        with pytest.raises(PermissionDenied):
            Result.publish(community=cast.workshop, by=outsider, title="x", story="x")


def test_contributors_one_may_not_see_are_counted_and_not_named(cast):
    Person.objects.filter(pk=cast.sami.pk).update(visibility=Visibility.PRIVATE)

    (result,) = with_credits([Result.objects.get(pk=cast.result.pk)], cast.tess)

    assert [row.person for row in result.seen_contributions] == [cast.noor]
    assert result.unseen_contributors == 1


def test_withdrawing_takes_back_what_was_told(cast):
    pk = cast.result.pk
    cast.result.withdraw(by=cast.noor)

    assert not Entry.objects.filter(verb="work.result_published", about_id=pk).exists()


def test_revising_keeps_whoever_stays_and_lets_go_of_the_others(cast):
    cast.result.revise(
        by=cast.noor,
        contributions=[(cast.sami, "sjouwde"), (cast.tess, "schonk koffie")],
        among=[cast.noor, cast.sami, cast.tess],
        title="Dertien",
    )

    assert set(cast.result.contributions.values_list("person__handle", "brought")) == {
        ("sami", "sjouwde"),
        ("tess", "schonk koffie"),
    }


def test_the_feed_pages_through_everything_once_and_in_order_of_time(cast, client_of):
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    for number in range(45):
        # Three at one moment, the next three a single microsecond later.
        at = moment + timedelta(microseconds=number // 3)
        Result.publish(community=cast.workshop, by=cast.noor, title=f"R{number}", story="x", at=at)
    client, url, seen = client_of(None), "/results/", []

    while url:
        page = client.get(url).context["page"]
        seen += page.items
        url = page.older_url

    assert len(seen) == len({result.pk for result in seen}) == 46
    assert seen == sorted(seen, key=lambda result: (result.published_at, result.pk), reverse=True)


def test_a_long_feed_asks_no_more_questions_than_a_short_one(cast, client_of, django_assert_max_num_queries):
    for number in range(30):
        Result.publish(
            community=cast.workshop,
            by=cast.noor,
            title=f"R{number}",
            story="x",
            contributions=[(cast.sami, "x"), (cast.tess, "y")],
        )
    client = client_of(cast.sami)
    client.get("/results/")

    with django_assert_max_num_queries(10):
        client.get("/results/")


def test_a_result_one_may_not_see_does_not_exist(cast, client_of):
    for viewer in (None, cast.noor, cast.tess):
        assert client_of(viewer).get(cast.closed_result.get_absolute_url()).status_code == 404


def test_an_old_address_leads_to_the_new(cast, client_of):
    answer = client_of(None).get(f"/results/{cast.result.pk}/oud/")

    assert answer.headers["Location"] == cast.result.get_absolute_url()


def test_only_the_publisher_and_stewards_change_or_take_back_a_result(cast):
    for other in (cast.sami, cast.vera, cast.bram, AnonymousUser()):
        with pytest.raises(PermissionDenied):
            cast.result.withdraw(by=other)
        with pytest.raises(PermissionDenied):
            cast.result.revise(by=other, contributions=[], among=[], title="x")
