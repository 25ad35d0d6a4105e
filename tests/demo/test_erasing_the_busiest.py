"""Whoever did most in the demo is erased, and then stands nowhere: no table, no page, no file, no export."""

from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse

from samenspel.communities.models import Community
from samenspel.organisations.models import Organisation
from samenspel.people.models import Person
from samenspel.privacy.erasing import erase, to_settle
from samenspel.privacy.packing import packed
from samenspel.work.models import Result
from tests.privacy.searching import traces_of

LISTS = (
    "home:home",
    "people:people",
    "communities:communities",
    "work:results",
    "networks:networks",
    "organisations:organisations",
    "privacy:privacy",
)
FOR_ADMINISTRATORS = ("house:audit", "people:bulk", "moderation:queue", "intake:imports")


@pytest.fixture
def busiest(planted, db):
    """Who contributed most of those on whom nobody else depends."""
    busy = Person.objects.annotate(n=Count("contributions")).order_by("-n", "pk")
    return next(person for person in busy if not to_settle(person))


def addresses():
    yield from (reverse(name) for name in LISTS)
    for model in (Community, Result, Organisation):
        yield from (thing.get_absolute_url() for thing in model.objects.order_by("pk")[:8])


def test_no_table_page_file_or_export_knows_who_did_most(busiest):
    traces = traces_of(busiest)
    assert len(traces.found()) > 10
    administrator = Person.objects.get(is_administrator=True)
    fellow = Person.objects.exclude(pk__in=[busiest.pk, administrator.pk]).filter(is_active=True).first()

    began = perf_counter()
    erase(busiest, by=busiest)
    took_seconds = perf_counter() - began

    assert traces.found() == []
    assert traces.in_files() == []
    for person in (None, fellow, administrator):
        client = Client(headers={"accept-language": "en"})
        if person:
            client.force_login(person)
        shown = [address for address in addresses() if traces.are_in(client.get(address).content.decode())]
        assert shown == [], person
    administers = [reverse(name) for name in FOR_ADMINISTRATORS]
    assert [url for url in administers if traces.are_in(client.get(url).content.decode())] == []
    parcel = ZipFile(BytesIO(packed(administrator)))
    assert [name for name in parcel.namelist() if traces.are_in(parcel.read(name).decode())] == []
    assert took_seconds < 5
