"""Walking a long list: every item once, nothing twice, whatever the address says."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.ui.paging import page_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEY = ("-joined_at", "-pk")
from_anything = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def crowd(db):
    """Twenty-three people, several of whom came at the very same moment."""

    def person(number):
        at = START + timedelta(hours=number // 4)
        return introduce(name=f"Person {number}", handle=f"person-{number}", email=None, at=at)

    return [person(number) for number in range(23)]


def asking(address="/people/?find=a%26b"):
    return RequestFactory().get(address)


def walk(address, way, size):
    """Every page from ``address`` on, each followed to the next one."""
    pages = []
    while address:
        pages.append(page_of(Person.objects.all(), asking(address), KEY, size))
        address = getattr(pages[-1], way)
    return pages


@from_anything
@given(size=st.integers(1, 30))
def test_walking_older_meets_everyone_once(crowd, size):
    met = [person.pk for page in walk("/people/", "older_url", size) for person in page]

    assert met == list(Person.objects.order_by(*KEY).values_list("pk", flat=True))


@from_anything
@given(size=st.integers(1, 30))
def test_walking_back_shows_the_same_pages(crowd, size):
    there = walk("/people/", "older_url", size)
    last = there[-2].older_url if len(there) > 1 else "/people/"

    back = walk(last, "newer_url", size)

    assert [page.items for page in back] == [page.items for page in reversed(there)]


def test_someone_new_shifts_nobody_on_the_next_page(crowd):
    first = page_of(Person.objects.all(), asking(), KEY, 5)
    expected = list(Person.objects.order_by(*KEY)[5:10])
    introduce(name="Late", handle="late", email=None, at=START + timedelta(days=9))

    second = page_of(Person.objects.all(), asking(first.older_url), KEY, 5)

    assert second.items == expected


def test_what_was_searched_for_stays_in_the_address(crowd):
    page = page_of(Person.objects.all(), asking(), KEY, 5)

    assert "find=a%26b" in page.older_url
    assert page.newer_url == ""


def test_an_empty_list_is_one_empty_page(db):
    page = page_of(Person.objects.all(), asking(), KEY)

    assert (len(page), page.older_url, page.newer_url) == (0, "", "")


@from_anything
@given(place=st.text(max_size=80))
def test_a_place_nobody_gave_out_is_the_first_page(crowd, place):
    request = RequestFactory().get("/people/", {"place": place})

    assert page_of(Person.objects.all(), request, KEY, 5).items == list(Person.objects.order_by(*KEY)[:5])


def test_a_place_of_a_list_in_another_order_is_the_first_page(crowd):
    other = page_of(Person.objects.all(), asking(), ("name", "pk"), 5)

    page = page_of(Person.objects.all(), asking(other.older_url), KEY, 5)

    assert page.newer_url == ""
    assert page.items == list(Person.objects.order_by(*KEY)[:5])


def test_a_place_beyond_the_end_is_the_first_page(crowd):
    before_the_last = walk("/people/", "older_url", 5)[-2]
    Person.objects.filter(pk__lt=before_the_last.items[-1].pk).delete()

    page = page_of(Person.objects.all(), asking(before_the_last.older_url), KEY, 5)

    assert page.items == list(Person.objects.order_by(*KEY)[:5])


def test_a_page_costs_one_query(crowd, django_assert_num_queries):
    first = page_of(Person.objects.all(), asking(), KEY, 5)

    with django_assert_num_queries(1):
        page_of(Person.objects.all(), asking(first.older_url), KEY, 5)
