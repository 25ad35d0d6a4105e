"""Searches that people keep tell of each new thing once, as far as one may see it then and now."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone

from samenspel.communities import caring
from samenspel.discussions import writing
from samenspel.notifications.models import Notification
from samenspel.privacy.visibility import Visibility
from samenspel.search import indexing, keeping
from samenspel.search.choosing import Choice
from samenspel.search.models import SavedHit, SavedSearch

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(cast):
    return keeping.keep(Choice(words="zwaluwen tellen"), by=cast.sami)


def role(cast, name="Zwaluwen tellen in mei"):
    return caring.open_role(cast.workshop, by=cast.noor, name=name)


def heard(person):
    return Notification.objects.filter(person=person, kind="search.found").count()


def test_what_is_new_is_told_once(cast, kept):
    role(cast)

    assert keeping.look_anew() == 1
    assert keeping.look_anew() == 0
    assert heard(cast.sami) == 1


def test_what_was_there_already_is_not_new_also_after_it_is_changed(cast):
    there = role(cast)
    keeping.keep(Choice(words="zwaluwen tellen"), by=cast.sami)

    caring.change_role(there, by=cast.noor, purpose="Elk jaar opnieuw.")
    keeping.look_anew()

    assert heard(cast.sami) == 0


def test_building_the_index_anew_makes_nothing_new(cast, kept):
    role(cast)
    keeping.look_anew()
    SavedHit.objects.all().delete()
    SavedSearch.objects.update(looked_until=timezone.now() + keeping.OVERLAP)

    indexing.reindex()

    assert keeping.look_anew() == 0


def test_nobody_hears_of_what_they_may_not_see(cast, kept):
    writing.begin(
        cast.circle, by=cast.vera, title="Zwaluwen tellen", text="Zondag.", visibility=Visibility.MEMBERS
    )

    assert keeping.look_anew() == 0


def test_who_lost_sight_reads_no_more_of_it(cast, client_of, kept):
    writing.begin(
        cast.workshop, by=cast.noor, title="Zwaluwen tellen", text="Zondag.", visibility=Visibility.MEMBERS
    )
    keeping.look_anew()
    assert "Zwaluwen tellen" in client_of(cast.sami).get(reverse("notifications:inbox")).text
    from samenspel.communities import joining

    joining.leave(cast.workshop, cast.sami)

    assert "Zwaluwen tellen" not in client_of(cast.sami).get(reverse("notifications:inbox")).text


def test_a_slip_of_somebody_else_tells_nothing(cast, kept):
    role(cast, "Zwalwen tellen")

    assert keeping.look_anew() == 0


def test_a_search_that_finds_too_much_is_not_kept(cast, monkeypatch):
    monkeypatch.setattr(keeping, "TOO_WIDE", 2)
    for number in range(3):
        role(cast, f"Zwaluwen tellen {number}")

    with pytest.raises(keeping.TooWide):
        keeping.keep(Choice(words="zwaluwen tellen"), by=cast.sami)


def test_nobody_keeps_more_than_twenty(cast, monkeypatch):
    monkeypatch.setattr(SavedSearch, "MOST", 1)
    keeping.keep(Choice(words="zwaluw"), by=cast.sami)

    with pytest.raises(keeping.TooMany):
        keeping.keep(Choice(words="mus"), by=cast.sami)


def test_the_same_search_is_kept_once(cast, kept):
    assert keeping.keep(Choice(words="zwaluwen tellen"), by=cast.sami) == kept


def test_a_light_account_keeps_nothing(cast):
    with pytest.raises(PermissionDenied):
        keeping.keep(Choice(words="zwaluw"), by=cast.lena)


def test_nobody_stops_what_another_keeps(cast, kept):
    with pytest.raises(PermissionDenied):
        keeping.stop(kept, by=cast.noor)


def test_one_keeps_and_stops_a_search_on_the_page(cast, client_of):
    role(cast)
    client = client_of(cast.sami)
    page = client.get(reverse("search:search"), {"q": "zwaluwen"})
    assert "Tell me of what is new in this" in page.text

    page = client.post(reverse("search:keep"), {"q": "zwaluwen"}, follow=True)
    assert "You keep this search" in page.text

    client.post(reverse("search:stop", args=[SavedSearch.objects.get().pk]))
    assert not SavedSearch.objects.exists()


def test_the_worker_looks_a_minute_after_something_came(
    cast, kept, monkeypatch, django_capture_on_commit_callbacks
):
    asked = []
    monkeypatch.setattr(indexing, "_look_soon", lambda: asked.append(1))

    with django_capture_on_commit_callbacks(execute=True):
        role(cast)

    assert asked
