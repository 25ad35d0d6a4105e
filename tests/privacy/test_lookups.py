"""What may be seen is no list to begin a search with: the first of a long list come out of its index."""

import pytest
from django.db import connection

from samenspel.communities.models import Community
from samenspel.work.models import Result

pytestmark = pytest.mark.django_db


def test_among_finds_what_in_finds(cast):
    seen = Community.objects.visible_to(cast.sami)

    among = Result.objects.filter(community__among=seen).latest_first()

    assert list(among) == list(Result.objects.filter(community__in=seen).latest_first()) != []
    assert not Result.objects.filter(community__among=Community.objects.none()).exists()
    assert set(Result.objects.filter(community__among=[cast.workshop])) == set(cast.workshop.results.all())


def test_the_first_results_come_out_of_their_index_unsorted(cast):
    first = Result.objects.visible_to(cast.sami).with_place().latest_first()[:20]

    is_sqlite = connection.vendor == "sqlite"
    assert ('+"work_result"."community_id" IN' in str(first.query)) == is_sqlite
    assert ("result_by_time" in first.explain()) == is_sqlite
