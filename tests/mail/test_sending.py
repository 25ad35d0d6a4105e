"""A letter goes once, when its act is saved, and not when it may not go any more."""

from datetime import timedelta

import pytest
from django.core import mail as django_mail
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend as Boxed
from django.utils import timezone

from samenspel.mail import looking_after, sending, sockets, writing
from samenspel.mail.models import Letter, State
from samenspel.mail.models.letter import LEASE, TRANSITIONS
from samenspel.mail.smtp import NotKnown, NotNow, Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def box(cast):
    """What was sent; what was written while the cast came together is out of the way."""
    Letter.objects.all().delete()
    django_mail.outbox.clear()
    return django_mail.outbox


def a_letter(person, key="test:1", **rest):
    return writing.write_words("Hello", "How are you?\n\nhttps://elsewhere.example/", person, key=key, **rest)


@pytest.fixture
def falls(monkeypatch):
    """``falls(error)``: the mail server answers the next letters with this."""

    def falls(error):
        def send(self, messages):
            if error is not None:
                raise error
            return Boxed.send_messages(self, messages)

        monkeypatch.setattr("tests.mail.test_sending.Falling.send_messages", send)

    monkeypatch.setattr(sending, "get_connection", lambda: Falling())
    return falls


class Falling(Boxed):
    pass


def test_every_way_a_letter_can_go_is_drawn():
    reached, new = set(), {State.WRITTEN}
    while new:
        reached |= new
        new = set().union(*(TRANSITIONS[state] for state in new)) - reached

    assert reached == set(State)


def test_a_letter_goes_when_the_act_is_saved(cast, box, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        a_letter(cast.noor)
        a_letter(cast.sami)
        assert not box

    assert len(box) == 2
    assert {each.state for each in Letter.objects.all()} == {State.SENT}


def test_what_people_are_called_makes_no_header_of_a_letter(cast, box, monkeypatch):
    said = sockets.Said("Hello\r\nBcc: zed@elsewhere.example", "How are you?")
    monkeypatch.setitem(sockets.COMPOSERS, "test", lambda letter: said)
    a_letter(cast.noor)
    Letter.objects.update(late="test")

    sending.send_due()

    assert [each.message()["Bcc"] for each in box] == [None]
    assert [each.subject for each in box] == ["Hello Bcc: zed@elsewhere.example"]


def test_the_same_is_written_to_the_same_reader_once(cast, box):
    assert a_letter(cast.noor) is not None
    assert a_letter(cast.noor) is None
    assert a_letter(cast.sami) is not None

    sending.send_due()

    assert len(box) == 2


def test_a_letter_somebody_waits_for_goes_alone_and_before_those_that_wait(cast, box):
    for number in range(3):
        a_letter(cast.noor, key=f"later:{number}")

    sending.send_now(a_letter(cast.sami, key="code:1"))

    assert [each.to for each in box] == [[cast.sami.email]]
    assert Letter.objects.waiting().count() == 3


def test_what_a_letter_said_is_not_kept_once_it_is_gone(cast, box):
    a_letter(cast.noor)

    sending.send_due()

    letter = Letter.objects.get()
    assert (letter.subject, letter.text, letter.html, letter.attachments) == ("", "", "", [])
    assert "How are you?" in box[0].body


def test_text_and_html_say_the_same_and_carry_the_headers_that_end_loops(cast, box):
    a_letter(cast.noor, thread="discussion:4")
    sending.send_due()

    message = box[0].message()
    kinds = [part.get_content_type() for part in message.walk()]
    assert kinds == ["multipart/alternative", "text/plain", "text/html"]
    assert all("How are you?" in part.get_payload(decode=True).decode() for part in message.get_payload())
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["References"] == message["In-Reply-To"] != message["Message-ID"]


def test_a_letter_that_may_not_go_any_more_is_dropped(cast, box, monkeypatch):
    monkeypatch.setattr(sockets, "HOLDING_BACK", [lambda letter: "turned off"])
    a_letter(cast.noor)

    sending.send_due()

    assert not box
    assert (Letter.objects.get().state, Letter.objects.get().why) == (State.DROPPED, "turned off")


def test_who_closed_the_account_gets_no_letter(cast, box):
    a_letter(cast.noor)
    cast.noor.is_active = False
    cast.noor.save()

    sending.send_due()

    assert not box


def test_a_letter_taken_by_another_worker_is_left_alone(cast, box):
    a_letter(cast.noor)
    assert len(sending.take()) == 1

    assert sending.send_due() == {}
    assert not box


def test_a_worker_that_dies_before_handing_over_leaves_the_letter_to_another(cast, box):
    a_letter(cast.noor)
    sending.take()
    Letter.objects.update(taken_at=timezone.now() - 2 * LEASE)

    sending.send_due()

    assert len(box) == 1


def test_a_worker_that_dies_after_handing_over_leaves_it_to_a_person(cast, box):
    a_letter(cast.noor)
    sending.take()
    long_ago = timezone.now() - 2 * LEASE
    Letter.objects.update(taken_at=long_ago, handed_at=long_ago)

    sending.send_due()

    assert not box
    assert Letter.objects.get().state == State.UNCERTAIN
    looking_after.decide(Letter.objects.get(), by=cast.anna, once_more=True)
    sending.send_due()
    assert len(box) == 1


def test_a_worker_that_comes_back_late_does_not_send_what_another_took(cast, box):
    a_letter(cast.noor)
    mine = sending.take()
    Letter.objects.update(taken_at=None, lease="")
    sending.send_due()

    sending._send_all(mine)

    assert len(box) == 1


def test_a_mail_server_that_is_away_is_asked_again_later(cast, box, falls):
    falls(NotNow("421 later"))
    a_letter(cast.noor)
    sending.send_due()
    letter = Letter.objects.get()
    assert (letter.state, letter.tries, letter.why) == (State.WRITTEN, 1, "421 later")

    falls(None)
    sending.send_due()
    assert not box
    sending.send_due(at=timezone.now() + timedelta(minutes=2))
    assert len(box) == 1


def test_a_mail_server_that_stays_away_is_not_asked_for_ever(cast, falls):
    falls(NotNow("421 later"))
    a_letter(cast.noor)

    for _again in range(len(sending.AGAIN_AFTER) + 1):
        Letter.objects.update(due_at=timezone.now())
        sending.send_due()

    assert Letter.objects.get().state == State.FAILED


@pytest.mark.parametrize(
    ("error", "state"), [(Refused("550 no"), State.FAILED), (NotKnown("cut"), State.UNCERTAIN)]
)
def test_what_is_refused_or_not_known_is_not_sent_again(cast, box, falls, error, state):
    falls(error)
    a_letter(cast.noor)
    sending.send_due()
    falls(None)

    sending.send_due(at=timezone.now() + timedelta(days=9))

    assert not box
    assert Letter.objects.get().state == state


def test_one_letter_that_breaks_does_not_keep_the_others(cast, box, monkeypatch):
    monkeypatch.setitem(sockets.COMPOSERS, "broken", lambda letter: 1 / 0)
    writing.write_all([Letter(key="test:broken", person=cast.noor, to=cast.noor.email, late="broken")])
    a_letter(cast.sami)

    sending.send_due()

    assert len(box) == 1
    assert Letter.objects.get(key="test:broken").state == State.FAILED


def test_only_administrators_decide_about_letters(cast):
    letter = a_letter(cast.noor)

    with pytest.raises(PermissionDenied):
        looking_after.decide(letter, by=cast.noor, once_more=True)
