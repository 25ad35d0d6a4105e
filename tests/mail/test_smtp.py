"""A real mail server: what it gets, and what becomes of a letter when it says no, later, or nothing."""

import email
import email.policy
import socket

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.utils import timezone

from samenspel.mail import sending, writing
from samenspel.mail.models import Letter, State

pytestmark = pytest.mark.django_db


class Server:
    """A mail server that keeps what it gets and answers as the test says."""

    def __init__(self):
        self.got, self.lines, self.says = [], 0, {}

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.lines += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        envelope.rcpt_tos.append(address)
        return self.says.get(address, "250 OK")

    async def handle_DATA(self, server, session, envelope):
        said = self.says.get("DATA")
        if said == "cut before the answer":
            server.transport.abort()
            return "250 OK"
        if said:
            return said
        self.got.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture(scope="module")
def running():
    handler = Server()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.factory = lambda: SMTP(handler, enable_SMTPUTF8=True)
    controller.start()
    yield handler, port
    controller.stop()


@pytest.fixture
def server(running, cast, settings):
    handler, settings.EMAIL_PORT = running
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "samenspel.mail.smtp.EmailBackend", "127.0.0.1"
    settings.EMAIL_USE_TLS, settings.EMAIL_TIMEOUT = False, 5
    handler.got, handler.lines, handler.says = [], 0, {}
    Letter.objects.all().delete()
    return handler


def a_letter(person, what="1", body="How are you?", **rest):
    return writing.write_words("Hallo “Noor” é", body, person, key=f"test:{what}", **rest)


def states():
    return {letter.key.split(">")[0][5:]: letter.state for letter in Letter.objects.all()}


def test_several_letters_go_over_one_line(cast, server):
    for number in "123":
        a_letter(cast.noor, number)

    sending.send_due()

    assert (len(server.got), server.lines) == (3, 1)
    assert {each["Message-ID"] for each in server.got} != {server.got[0]["Message-ID"]}


def test_it_arrives_as_text_and_html_with_every_sign_and_line(cast, server):
    a_letter(cast.noor, body="Een ö, een “aanhaling”.\n\n.\n\n..een punt\n\nFrom hier\n\n" + "lang " * 400)

    sending.send_due()

    got = server.got[0]
    assert got["Subject"] == "Hallo “Noor” é"
    text, html = (got.get_body([kind]).get_content().replace("\r", "") for kind in ("plain", "html"))
    for said in ("Een ö, een “aanhaling”.", "\n.\n", "\n..een punt\n", "\nFrom hier\n", "lang " * 399):
        assert said in text
    assert "Een ö, een “aanhaling”." in html


def test_an_invitation_for_the_calendar_stands_in_the_letter_and_beside_it(cast, server):
    a_letter(cast.noor, calendar="BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n")

    sending.send_due()

    found = [part.get_content_type() for part in server.got[0].walk() if not part.is_multipart()]
    assert found == ["text/plain", "text/html", "text/calendar", "application/ics"]
    calendar = next(part for part in server.got[0].walk() if part.get_content_type() == "text/calendar")
    assert calendar.get_param("method") == "REQUEST"


def test_an_address_that_does_not_exist_fails_and_keeps_nobody_else_from_their_letter(cast, server):
    server.says[cast.noor.email] = "550 5.1.1 no such person"
    a_letter(cast.noor, "noor")
    a_letter(cast.sami, "sami")

    sending.send_due()

    assert states() == {"noor": State.FAILED, "sami": State.SENT}
    assert "5.1.1" in Letter.objects.get(person=cast.noor).why


@pytest.mark.parametrize("where", ["noor@samen.example", "DATA"])
def test_later_is_later(cast, server, where):
    server.says[where] = "451 4.7.1 try again later"
    a_letter(cast.noor)
    sending.send_due()
    assert states() == {"1": State.WRITTEN}

    server.says.clear()
    Letter.objects.update(due_at=timezone.now())
    sending.send_due()

    assert (states(), len(server.got)) == ({"1": State.SENT}, 1)


def test_a_line_that_is_cut_after_the_letter_leaves_it_uncertain_and_the_others_go(cast, server):
    server.says["DATA"] = "cut before the answer"
    a_letter(cast.noor, "noor")
    sending.send_due()
    server.says.clear()
    a_letter(cast.sami, "sami")

    sending.send_due()

    assert states() == {"noor": State.UNCERTAIN, "sami": State.SENT}


def test_a_server_that_is_away_is_asked_again(cast, server, settings):
    settings.EMAIL_PORT = 1
    a_letter(cast.noor)

    sending.send_due()

    assert states() == {"1": State.WRITTEN}


def test_a_worker_that_dies_when_the_server_has_said_yes_sends_nothing_twice(cast, server, monkeypatch):
    a_letter(cast.noor)

    def die(*args, **kwargs):
        raise SystemExit

    with monkeypatch.context() as dying:
        dying.setattr(sending, "_end", die)
        with pytest.raises(SystemExit):
            sending.send_due()
    assert len(server.got) == 1
    Letter.objects.update(taken_at=timezone.now() - 2 * sending.LEASE)

    sending.send_due()

    assert len(server.got) == 1
    assert states() == {"1": State.UNCERTAIN}
