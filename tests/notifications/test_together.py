"""When much happens at once: three letters, then one for what comes until the quarter of the hour."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail as box
from django.utils import timezone

from samenspel.communities import joining
from samenspel.discussions import following, writing
from samenspel.mail import sending
from samenspel.mail.models import Letter, State
from samenspel.mail.models.letter import LEASE
from samenspel.mail.privacy import forget
from samenspel.notifications import choosing, pacing, stopping
from samenspel.notifications.models import Way
from samenspel.notifications.notifying import notify
from samenspel.notifications.sockets import AT_ONCE, KINDS, NEVER
from tests.mail.receiving import thread
from tests.notifications.opened import open_every_kind

pytestmark = pytest.mark.django_db
WHERE = "https://samen.example"


@pytest.fixture(autouse=True)
def at_once(cast, settings):
    """Sami hears of kinds at once, and nothing waits to be sent."""
    settings.ADDRESS, settings.REPLY_DOMAIN = WHERE, "antwoord.example"
    choosing.choose(cast.sami, AT_ONCE, way=Way.MAIL)
    Letter.objects.all().delete()


@pytest.fixture
def hot(cast):
    """A thread of Noor's that Sami follows, and ``says(n)`` more messages in it."""
    discussion = thread(cast)
    following.follow(discussion, by=cast.sami)

    def says(number, by=cast.noor):
        return [writing.say(discussion, f"Bericht {each}", by=by) for each in range(number)]

    says.discussion = discussion
    return says


def late():
    """Past the next quarter of the hour, when what waits is due."""
    return timezone.now() + timedelta(minutes=16)


def letters():
    return Letter.objects.filter(late__in=[pacing.TOLD, pacing.TOGETHER]).order_by("pk")


def sent_to(person):
    return [message for message in box.outbox if message.to == [person.email]]


def html_of(message):
    return message.alternatives[0][0]


@pytest.mark.parametrize(("now", "then"), [("09:00", "09:15"), ("09:14", "09:15"), ("23:59", "00:00")])
def test_it_waits_for_the_next_quarter_of_the_hour(now, then):
    moment = datetime.fromisoformat(f"2026-11-22T{now}:07").replace(tzinfo=UTC)

    assert pacing.next_quarter(moment).strftime("%H:%M:%S") == f"{then}:00"


def test_a_thread_that_runs_hot_is_three_letters_and_then_one(cast, hot):
    hot(17)
    sending.send_due()
    assert len(sent_to(cast.sami)) == 3

    sending.send_due(at=late())
    sending.send_due(at=late())

    assert len(sent_to(cast.sami)) == 4
    last = sent_to(cast.sami)[-1]
    assert last.subject == "Noor El Amrani schreef in “Wie helpt er dinsdag?”"
    assert "Bericht 16" in last.body
    assert "Bericht 16" in html_of(last)
    assert "Bericht 4" not in last.body
    assert "2 eerdere berichten staan op de pagina." in last.body


def test_who_said_what_stands_there_and_it_can_be_answered(cast, hot):
    joining.join(cast.workshop, cast.tess)
    hot(4)
    hot(1, by=cast.tess)

    sending.send_due(at=late())

    last = sent_to(cast.sami)[-1]
    assert "Noor El Amrani:" in last.body
    assert last.message()["Reply-To"].startswith("reply+")
    assert "?mute=yes" in last.body


def test_of_two_threads_nothing_is_answered_and_the_letter_says_how_many(cast, hot):
    hot(4)
    other = thread(cast, title="Wie heeft er een kar?")
    following.follow(other, by=cast.sami)
    writing.say(other, "Ik heb een kar.", by=cast.noor)

    sending.send_due(at=late())

    last = sent_to(cast.sami)[-1]
    assert last.subject == "2 dingen die jou aangaan"
    assert last.message()["Reply-To"] is None
    assert "?mute=yes" not in last.body


def test_when_it_is_quiet_again_letters_come_at_once(cast, hot):
    hot(4)
    sending.send_due(at=late())
    Letter.objects.update(written_at=timezone.now() - pacing.WITHIN, due_at=timezone.now() - pacing.WITHIN)

    hot(1)
    sending.send_due()

    assert len(sent_to(cast.sami)) == 5


def test_what_was_taken_back_or_muted_meanwhile_does_not_stand_in_it(cast, hot):
    *_others, last = hot(6)
    writing.take_back(last, by=cast.noor)

    sending.send_due(at=late())

    assert "Bericht 4" in sent_to(cast.sami)[-1].body
    assert "Bericht 5" not in sent_to(cast.sami)[-1].body


def test_of_a_thread_that_was_muted_meanwhile_nothing_goes(cast, hot):
    hot(6)
    following.mute(hot.discussion, by=cast.sami)

    sending.send_due(at=late())

    assert not sent_to(cast.sami)


@pytest.fixture
def happened(cast, monkeypatch):
    """``happened(kinds)``: each of them within a minute, and none goes at once."""
    open_every_kind(monkeypatch)
    monkeypatch.setattr(pacing, "FEW", 0)
    return lambda kinds, by=None: happen(kinds, cast, by)


@pytest.fixture
def kinds(happened):
    """Four kinds, which stand for all of them."""
    happened(FOUR)
    return FOUR


FOUR = ["communities.greeted", "discussions.message", "discussions.mention", "work.offer_made"]
AT = timezone.now()


def happen(kinds, cast, by=None):
    for kind in kinds:
        notify(kind, to=[cast.sami], about=cast.noor, by=by or cast.vera, community=cast.workshop, at=AT)


def stops(message):
    """The kinds that one click stops: those which stand in the letter."""
    address = message.message()["List-Unsubscribe"]
    return stopping.opened(address.strip("<>").split("/")[-2]).kinds


def test_every_kind_stands_in_the_one_letter_once(cast, happened):
    every = [name for name, kind in KINDS.items() if not kind.own_letter]
    happened(every)
    happened(every)

    sending.send_due(at=late())
    sending.send_due(at=late())

    (letter,) = sent_to(cast.sami)
    assert letter.subject == f"{len(every)} dingen die jou aangaan"
    assert sorted(letters().values_list("kind", flat=True)) == sorted(every)


def test_one_click_stops_every_kind_in_it(cast, client_of, kinds):
    sending.send_due(at=late())
    (letter,) = sent_to(cast.sami)

    address = letter.message()["List-Unsubscribe"].strip("<>").removeprefix(WHERE)
    answer = client_of(None).post(address, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 204
    choices = choosing.choices_of(cast.sami, Way.MAIL)
    assert {choices.when(kind, cast.workshop.pk) for kind in kinds} == {NEVER}


def test_what_one_does_not_want_any_more_leaves_the_rest_in(cast, kinds):
    newest = letters().last()
    choosing.stop_kind(cast.sami, newest.kind)

    sending.send_due(at=late())

    (letter,) = sent_to(cast.sami)
    assert letter.subject == f"{len(kinds) - 1} dingen die jou aangaan"
    assert stops(letter) == [kind for kind in kinds if kind != newest.kind]


def test_when_nothing_is_wanted_any_more_nothing_goes(cast, kinds):
    choosing.stop_all(cast.sami)

    sending.send_due(at=late())

    assert not sent_to(cast.sami)
    assert {letter.state for letter in letters()} == {State.DROPPED}


@pytest.mark.parametrize("handed_over", [False, True])
def test_a_worker_that_dies_makes_it_go_whole_or_leaves_it_to_a_person(cast, kinds, handed_over):
    at = late()
    sending._next(at)
    taken = Letter.objects.exclude(lease="")
    taken.update(taken_at=at - 2 * LEASE, handed_at=at - 2 * LEASE if handed_over else None)

    sending.send_due(at=at)
    sending.send_due(at=at)

    assert len(sent_to(cast.sami)) == (0 if handed_over else 1)
    ends = sorted(letter.state for letter in letters() if letter.state != State.DROPPED)
    assert ends == [State.UNCERTAIN if handed_over else State.SENT]


def test_what_could_not_go_yet_takes_along_what_came_since(cast, happened, kinds):
    sending.put_together(late())
    first = letters().exclude(said__with=None).get()
    Letter.objects.filter(pk=first.pk).update(due_at=timezone.now(), tries=1)
    happened(["discussions.mention"], by=cast.anna)

    sending.send_due(at=late())

    (letter,) = sent_to(cast.sami)
    assert letter.subject == f"{len(kinds)} dingen die jou aangaan"
    assert f"{cast.anna.name} en 1 ander" in letter.body or "2 mensen" in letter.body


def test_the_address_of_a_letter_of_one_kind_says_that_kind(cast):
    stop = stopping.opened(stopping.token_for(Letter(person=cast.sami, kind="communities.greeted")))

    assert stop.words == KINDS["communities.greeted"].words


def test_who_left_after_their_letters_were_put_together_takes_only_what_they_did_out_of_it(cast, happened):
    happened(FOUR[:3])
    happened(FOUR[3:], by=cast.anna)
    sending.put_together(late())

    forget(cast.anna)
    happened(["discussions.reply"])
    sending.send_due(at=late())

    (letter,) = sent_to(cast.sami)
    assert letter.subject == "4 dingen die jou aangaan"
    assert stops(letter) == [*FOUR[:3], "discussions.reply"]


def test_when_all_who_did_something_left_nothing_goes(cast, kinds):
    sending.put_together(late())

    forget(cast.vera)
    sending.send_due(at=late())

    assert not sent_to(cast.sami)


def test_the_address_that_stops_every_kind_there_is_fits_in_a_header(cast):
    kinds = stopping.AND.join(KINDS)
    about = {"place_id": 10**12, "thread": "discussions.discussion:1000000000000"}
    letter = Letter(person=cast.sami, kind=kinds, **about)

    assert len(f"<https://{'a' * 60}.example/notifications/stop/{stopping.token_for(letter)}/>") < 900
    assert stopping.opened(stopping.token_for(letter)).kinds == list(KINDS)
