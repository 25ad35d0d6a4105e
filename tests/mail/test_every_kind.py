"""Over every kind there is: what is turned off or out of sight is not written, what is sent is sent once."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from samenspel.mail import sending, writing
from samenspel.mail.models import Letter, State
from samenspel.mail.models.letter import LEASE
from samenspel.moderation.models import Block, Mute
from samenspel.notifications import choosing, pacing
from samenspel.notifications.models import Choice, Way
from samenspel.notifications.notifying import notify
from samenspel.notifications.sockets import AT_ONCE, DAILY, KINDS, NEVER, WEEKLY
from samenspel.people.models import Person
from tests.notifications.opened import open_every_kind

pytestmark = pytest.mark.django_db
AT = timezone.now()


@pytest.fixture
def sight(monkeypatch, cast, settings):
    """Who may be seen: everyone, until the test takes them out of sight."""
    settings.ADDRESS = "https://samen.example"
    shown = {"all": True}
    seen = Person.objects.all
    open_every_kind(monkeypatch, seen=lambda person: seen() if shown["all"] else Person.objects.none())
    return shown


@pytest.fixture
def everything_happens(cast, sight, monkeypatch):
    """``everything_happens(when)``: each kind once, about Noor, by Vera, to Sami, who wants mail then."""

    # Each letter by itself; tests/notifications/test_together.py has them put together.
    monkeypatch.setattr(pacing, "FEW", 2 * len(KINDS))

    def everything_happens(when=AT_ONCE):
        django_mail.outbox.clear()
        Letter.objects.all().delete()
        for kind in KINDS:
            said = {"person": cast.sami, "kind": kind, "way": Way.MAIL, "when": when}
            Choice.objects.bulk_create(Choice(place_id=pk, **said) for pk in (None, cast.workshop.pk))
            happens(kind, cast)

    return everything_happens


def happens(kind, cast):
    """Something Vera did concerns Sami; the room writes its own letter where it does so always."""
    if KINDS[kind].own_letter:
        said = {"key": f"test:{kind}", "kind": kind, "about": cast.noor, "by": cast.vera}
        writing.write_words("Hello", "It happened.", cast.sami, place_id=cast.workshop.pk, **said)
    else:
        notify(kind, to=[cast.sami], about=cast.noor, by=cast.vera, community=cast.workshop, at=AT)


def ends():
    """{what became of them} of one letter of each kind."""
    letters = list(Letter.objects.all())
    assert sorted(letter.kind for letter in letters) == sorted(KINDS)
    return {(letter.state, letter.why) for letter in letters}


def test_what_is_wanted_at_once_goes_once(cast, everything_happens):
    everything_happens()
    for kind in KINDS:
        happens(kind, cast)

    sending.send_due()
    sending.send_due()

    assert len(django_mail.outbox) == len(KINDS)
    assert ends() == {(State.SENT, "")}
    for each in django_mail.outbox:
        assert each.to == [cast.sami.email]
        assert each.message()["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


@pytest.mark.parametrize("when", [NEVER, DAILY, WEEKLY])
def test_what_is_not_wanted_at_once_does_not_go(everything_happens, when):
    everything_happens(when)

    sending.send_due()

    assert not django_mail.outbox


STOPS = {
    "each kind": lambda cast: [choosing.stop_kind(cast.sami, kind) for kind in KINDS],
    "the community": lambda cast: choosing.stop_place(cast.sami, cast.workshop.pk),
    "all": lambda cast: choosing.stop_all(cast.sami),
    "who did it is muted": lambda cast: Mute.objects.create(by=cast.sami, person=cast.vera),
    "who did it keeps distance": lambda cast: Block.objects.create(by=cast.vera, person=cast.sami),
}


@pytest.mark.parametrize("stop", STOPS)
def test_what_is_turned_off_between_writing_and_sending_does_not_go(cast, everything_happens, stop):
    everything_happens()
    STOPS[stop](cast)

    sending.send_due()

    assert not django_mail.outbox
    assert {state for state, _why in ends()} == {State.DROPPED}


def test_what_went_out_of_sight_does_not_go(everything_happens, sight):
    everything_happens()
    sight["all"] = False

    sending.send_due()

    assert not django_mail.outbox
    assert ends() == {(State.DROPPED, "out of sight")}


@pytest.mark.parametrize(("handed_over", "state"), [(False, State.SENT), (True, State.UNCERTAIN)])
def test_a_worker_that_dies_makes_it_go_once_or_leaves_it_to_a_person(everything_happens, handed_over, state):
    everything_happens()
    while sending.take():
        pass
    long_ago = timezone.now() - 2 * LEASE
    Letter.objects.update(taken_at=long_ago, handed_at=long_ago if handed_over else None)

    sending.send_due(at=timezone.now() + timedelta(days=1))

    assert len(django_mail.outbox) == (0 if handed_over else len(KINDS))
    assert {each for each, _why in ends()} == {state}
