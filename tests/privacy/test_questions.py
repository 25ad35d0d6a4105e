"""Questions about things that are put into SQL once: they answer as the question itself would."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Prefetch

from samenspel.communities.models import Community, Membership
from samenspel.people.models import Person
from samenspel.privacy import prepared
from samenspel.privacy.questions import SIZES, asked_once, question
from samenspel.work.models import Contribution, Result

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik")


@pytest.fixture(autouse=True)
def nothing_kept():
    prepared.forget()
    yield
    prepared.forget()


def results(person):
    rows = Result.objects.visible_to(person).select_related("community", "published_by")
    return rows.annotate(names=Count("contributions")).prefetch_related("contributions").order_by("pk")


def members(person, community, among):
    return Membership.objects.filter(community=community, person__in=among).order_by("pk")


def described(rows):
    return [
        (row, row.title, row.names, row.community.name, row.published_by, list(row.contributions.all()))
        for row in rows
    ]


def test_everyone_gets_the_things_the_question_itself_would_give(cast):
    for viewer in [*(getattr(cast, who) for who in WHO), AnonymousUser(), None]:
        for _again in range(2):
            assert described(question(results)(viewer)) == described(results(viewer))


def test_things_come_with_what_they_were_asked_with(cast, django_assert_num_queries):
    asked = question(results)
    asked(cast.noor)

    with django_assert_num_queries(2):
        described(asked(cast.sami))


def test_numbers_are_put_in_one_or_many(cast):
    asked, everyone = question(members), set(Person.objects.values_list("pk", flat=True))

    for community in (cast.workshop, cast.circle):
        for among in (everyone, {cast.noor.pk}, {cast.noor.pk, cast.sami.pk, cast.vera.pk}, set()):
            found = asked(cast.noor, community.pk, among)
            assert found == list(members(cast.noor, community.pk, among))


def test_a_set_too_large_is_asked_the_ordinary_way(cast):
    among = set(range(10**6, 10**6 + SIZES[-1])) | {cast.noor.pk}

    assert question(members)(cast.noor, cast.workshop.pk, among)
    assert not prepared.KEPT


def test_values_and_pairs_come_as_they_do(cast):
    def names(person):
        return Community.objects.of(person).order_by("pk").values("pk", "name")

    def numbers(person):
        return Community.objects.of(person).order_by("pk").values_list("pk", flat=True)

    for _again in range(2):
        assert question(names)(cast.sami) == list(names(cast.sami))
        assert question(numbers)(cast.vera) == list(numbers(cast.vera))


def test_what_is_fetched_beside_for_the_viewer_is_never_kept(cast):
    def named(person):
        mine = Contribution.objects.filter(person=person)
        return Result.objects.visible_to(person).prefetch_related(Prefetch("contributions", queryset=mine))

    for viewer in (cast.noor, cast.sami, cast.noor):
        found = {(row, tuple(row.contributions.all())) for row in question(named)(viewer)}
        assert found == {(row, tuple(row.contributions.all())) for row in named(viewer)}
    assert None in prepared.KEPT.values()


def test_what_comes_from_the_viewer_is_never_kept_as_somebody_elses(cast):
    def mine(person):
        return person.memberships.current().order_by("pk")

    for viewer in (cast.noor, cast.sami):
        assert {row.person for row in question(mine)(viewer)} == {viewer}


def test_a_question_that_looks_at_more_of_a_person_is_asked_anew(cast):
    def namesakes(person):
        return Person.objects.filter(name=person.name)

    assert question(namesakes)(cast.noor) == [cast.noor]
    assert question(namesakes)(cast.sami) == [cast.sami]


def test_what_nothing_can_answer_gives_nothing(cast):
    def nothing(person):
        return Community.objects.none()

    assert question(nothing)(cast.noor) == question(nothing)(cast.sami) == []


def test_while_one_page_is_put_together_the_same_is_asked_once(cast, django_assert_num_queries):
    asked, place, among = question(members), cast.workshop.pk, {cast.sami.pk, cast.noor.pk}

    with asked_once(), django_assert_num_queries(2):
        first, again = asked(cast.noor, place, among), asked(cast.noor, place, set(among))
        asked(cast.sami, place, among)
    with django_assert_num_queries(1):
        asked(cast.noor, place, among)

    assert again == first
    first[0].seen = "by one who asked"
    assert not hasattr(again[0], "seen")
