"""Names beside results in a list: for everyone the same as on the page of the result itself."""

import pytest
from django.contrib.auth.models import AnonymousUser

from samenspel.work.credited import with_credits
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db
WHO = ("noor", "sami", "vera", "bram", "tess", "anna", "lena", "rik")


def named(result):
    rows = result.seen_contributions
    return result.contribution_count, [(row, row.person.belongs_to, row.person.name) for row in rows]


def test_everyone_reads_the_names_the_result_itself_shows(cast):
    for viewer in [*(getattr(cast, who) for who in WHO), AnonymousUser(), None]:
        listed = with_credits(list(Result.objects.visible_to(viewer).with_place()), viewer)
        alone = Result.objects.visible_to(viewer).for_cards(viewer).in_bulk()

        assert [named(each) for each in listed] == [named(alone[each.pk]) for each in listed]


def test_the_number_of_results_asks_nothing_more(cast, django_assert_max_num_queries):
    listed = with_credits(list(Result.objects.visible_to(cast.noor).with_place()), cast.noor)

    with django_assert_max_num_queries(3):
        assert with_credits(listed, cast.noor) == listed
    with django_assert_max_num_queries(0):
        assert with_credits([], cast.noor) == []
