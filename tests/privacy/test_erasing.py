"""Someone who is erased is gone from every table, page and file that did not say otherwise."""

import numpy as np
import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied

from samenspel.communities.models import Community
from samenspel.house.models import AuditEvent
from samenspel.networks.freezing import thaw
from samenspel.networks.models import OwnFigures, Snapshot
from samenspel.networks.snapshots import take_house
from samenspel.people.inviting import invite
from samenspel.people.models import Person
from samenspel.privacy.erasing import SettleFirst, erase, to_settle
from samenspel.work.models import Contribution, Result
from tests.cast import RECENTLY
from tests.privacy.searching import traces_of


def test_who_is_erased_is_gone_from_every_snapshot_and_the_shape_stays(cast):
    take_house(at=RECENTLY)
    before = {snapshot.pk: thaw(snapshot.ties) for snapshot in Snapshot.objects.all()}
    sami = cast.sami.pk

    erase(cast.sami, by=cast.sami)

    assert before
    for snapshot in Snapshot.objects.all():
        after = thaw(snapshot.ties)
        assert sami not in after.people
        assert len(after.people) == len(before[snapshot.pk].people)
        assert np.array_equal(after.ties.source, before[snapshot.pk].ties.source)


def test_what_was_theirs_goes_and_what_was_made_together_stays(cast):
    take_house(at=RECENTLY)

    erase(cast.sami, by=cast.sami)

    assert not Person.objects.filter(handle="sami").exists()
    assert not OwnFigures.objects.filter(person__handle="sami").exists()
    assert not Contribution.objects.filter(person__handle="sami").exists()
    assert Result.objects.filter(pk=cast.result.pk).exists()


def test_what_they_published_stays_without_them_or_goes_as_they_choose(cast):
    for title in ("Blijft", "Gaat"):
        Result.publish(community=cast.workshop, by=cast.sami, title=title, story="Zo ging het.")
    first, second = cast.sami, cast.bram
    Result.publish(community=cast.circle, by=cast.vera, title="Van Vera", story="Zo ging het.")

    erase(first, by=first, take_along=False)
    erase(second, by=second, take_along=True)

    assert Result.objects.get(title="Blijft").published_by is None
    assert Result.objects.filter(title="Van Vera").exists()


def test_taking_along_takes_what_they_published(cast):
    Result.publish(community=cast.workshop, by=cast.sami, title="Gaat", story="Zo ging het.")

    erase(cast.sami, by=cast.sami, take_along=True)

    assert not Result.objects.filter(title="Gaat").exists()
    assert Result.objects.filter(pk=cast.result.pk).exists()


@pytest.mark.parametrize("name", ["sami", "bram", "rik", "tess", "lena"])
def test_no_table_knows_who_was_erased(cast, name):
    person = getattr(cast, name)
    for number in range(3):
        take_house(at=RECENTLY.replace(day=1 + number))
    invite(by=cast.anna, email=person.email.upper())
    looked_for = traces_of(person)
    assert ("people.Invitation", "email") in looked_for.found()

    erase(person, by=person)

    assert looked_for.found() == []


def test_a_steward_first_asks_someone_else(cast):
    with pytest.raises(SettleFirst, match="You alone look after"):
        erase(cast.noor, by=cast.noor)

    assert len(to_settle(cast.noor)) == Community.objects.stewarded_by(cast.noor).count()
    assert Person.objects.filter(pk=cast.noor.pk).exists()


def test_the_last_administrator_first_asks_someone_else(cast):
    with pytest.raises(SettleFirst, match="You alone look after this house"):
        erase(cast.anna, by=cast.anna)


def test_administrators_may_erase_someone_and_nobody_else_may(cast):
    with pytest.raises(PermissionDenied):
        erase(cast.sami, by=cast.noor)

    erase(cast.sami, by=cast.anna)

    event = AuditEvent.objects.get(verb="privacy.person_erased")
    assert event.by_key == cast.anna.audit_key.key
    assert not Person.objects.filter(handle="sami").exists()


def test_it_is_asked_twice_and_then_everyone_is_signed_out(cast, client_of):
    client, elsewhere = client_of(cast.sami), client_of(cast.sami)

    first = client.post("/privacy/me/erase/", {"made": "keep"})
    second = client.post("/privacy/me/erase/sure/", {"made": "keep", "who": "Sami@samen.example "})

    assert "Are you sure?" in first.content.decode()
    assert second.url == "/privacy/goodbye/"
    assert not Person.objects.filter(handle="sami").exists()
    assert not Session.objects.filter(pk=elsewhere.session.session_key).exists()
    assert client.get("/privacy/goodbye/").status_code == 200


@pytest.mark.parametrize("typed", ["", "noor@samen.example", "sami"])
def test_another_address_erases_nobody(cast, client_of, typed):
    answer = client_of(cast.sami).post("/privacy/me/erase/sure/", {"made": "keep", "who": typed})

    assert answer.status_code == 422
    assert Person.objects.filter(handle="sami").exists()


def test_who_others_depend_on_reads_what_to_settle_first(cast, client_of):
    page = client_of(cast.noor).get("/privacy/me/erase/").content.decode()

    assert "You alone look after “De Wijkwerkplaats”" in page
    assert "Go on" not in page
    answer = client_of(cast.noor).post(
        "/privacy/me/erase/sure/", {"made": "keep", "who": "noor@samen.example"}
    )
    assert answer.url == "/privacy/me/erase/"


def test_the_page_says_per_kind_what_will_happen(cast, client_of):
    page = client_of(cast.sami).get("/privacy/me/erase/").content.decode()

    assert "Which communities you belong to" in page
    assert "Your contribution is removed; the result stays." in page
