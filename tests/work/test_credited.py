"""Names beside results: of those who confirmed it, as far as whoever looks may see them."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.organisations.showing import with_organisations
from samenspel.people.models import Person
from samenspel.work.credited import with_credits
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik")


def named(result):
    return [(row.person, row.person.belongs_to) for row in result.seen_contributions]


def seen_by(viewer, result):
    """The same, one by one and as each rule says it."""
    for row in result.contributions.confirmed().order_by("pk"):
        people = with_organisations(Person.objects.filter(pk=row.person_id), viewer)
        person = people.visible_to(viewer).first()
        if person or (row.called and row.person.is_active and row.person.introduced_at is None):
            yield row.person, (person or people.get()).belongs_to


def test_everyone_reads_the_names_they_may_see(cast):
    for viewer in [*(getattr(cast, who) for who in WHO), AnonymousUser(), None]:
        for result in with_credits(Result.objects.visible_to(viewer).with_place(), viewer):
            assert named(result) == list(seen_by(viewer, result))
            assert result.contribution_count == result.contributions.confirmed().count()


def test_the_number_of_results_asks_nothing_more(cast, django_assert_max_num_queries):
    listed = with_credits(list(Result.objects.visible_to(cast.noor).with_place()), cast.noor)

    with django_assert_max_num_queries(3):
        assert with_credits(listed, cast.noor) == listed
    with django_assert_max_num_queries(0):
        assert with_credits([], cast.noor) == []
