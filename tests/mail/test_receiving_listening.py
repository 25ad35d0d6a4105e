"""A mail server brings mail over a real line; who brings too much, or to nobody, is told so and cut off."""

import asyncio
import smtplib
import socket
import ssl
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import timedelta
from functools import partial
from ipaddress import ip_address
from queue import Empty, Queue
from types import SimpleNamespace

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.db import OperationalError
from django.utils import timezone

from samenspel.mail.receiving import arriving, bounded, listening
from tests.mail.receiving import DOMAIN, address_of, mail, thread

A_DAY = timedelta(days=1)


class AtTheTest(Executor):
    """Hands that leave the work to the thread of the test, where its database is."""

    def __init__(self):
        self.todo = Queue()

    def submit(self, work, *what):
        future = Future()
        self.todo.put((future, work, what))
        return future

    def work_until(self, is_done):
        while not is_done():
            with suppress(Empty):
                future, work, what = self.todo.get(timeout=0.01)
                future.set_result(work(*what))


@pytest.fixture(autouse=True)
def takes_mail_in(settings):
    settings.REPLY_DOMAIN = DOMAIN


def bring(client, *, lmtp=True):
    """What ``client(port)`` gives, which speaks with the house over a line of its own."""
    hands = AtTheTest()

    async def both():
        door = listening.Door(hands)
        async with await listening.listen("127.0.0.1", 0, lmtp=lmtp, door=door) as server:
            port = server.sockets[0].getsockname()[1]
            return await asyncio.get_running_loop().run_in_executor(None, client, port)

    with ThreadPoolExecutor(1) as elsewhere:
        there = elsewhere.submit(asyncio.run, both())
        hands.work_until(there.done)
        return there.result()


def sent(message, *to, lmtp, port):
    speaks = smtplib.LMTP if lmtp else smtplib.SMTP
    with speaks("127.0.0.1", port) as line:
        return line.sendmail("sami@samen.example", list(to), message.as_bytes())


@pytest.mark.parametrize("lmtp", [True, False], ids=["LMTP", "SMTP"])
def test_a_mail_server_brings_an_answer_that_stands_there(cast, lmtp):
    talk = thread(cast)

    refused = bring(partial(_sent, mail("Ik kom."), address_of(cast.sami, talk), lmtp), lmtp=lmtp)

    assert refused == {}
    assert talk.messages.last().text == "Ik kom."


def _sent(message, to, lmtp, port):
    return sent(message, to, lmtp=lmtp, port=port)


@pytest.mark.parametrize("lmtp", [True, False], ids=["LMTP", "SMTP"])
def test_what_a_mail_server_sends_by_itself_is_no_answer(cast, lmtp):
    talk = thread(cast)
    to, speaks = address_of(cast.sami, talk), smtplib.LMTP if lmtp else smtplib.SMTP

    def client(port):
        with speaks("127.0.0.1", port) as line:
            line.sendmail("<>", [to], mail("Ik ben er tot maandag niet.").as_bytes())

    bring(client, lmtp=lmtp)

    assert talk.messages.count() == 1


def test_an_address_of_nobody_is_refused_before_the_mail_is_sent(db):
    def client(port):
        with smtplib.LMTP("127.0.0.1", port) as line:
            line.ehlo()
            line.mail("zed@elders.example")
            return line.rcpt(f"reply+verzonnen@{DOMAIN}")

    code, said = bring(client)

    assert (code, said) == (550, listening.NOBODY.encode()[4:])


def test_a_mail_that_is_too_large_is_refused_by_its_size(cast, settings):
    settings.EMAIL_IN_MEGABYTES = 1
    to = address_of(cast.sami, thread(cast))

    def client(port):
        with pytest.raises(smtplib.SMTPResponseException) as problem:
            sent(mail("x" * 70 + "\n" + ("y" * 70 + "\n") * 20_000), to, lmtp=True, port=port)
        return problem.value.smtp_code

    assert bring(client) == 552


def test_a_mail_that_cannot_be_read_is_refused_for_good(cast):
    to = address_of(cast.sami, thread(cast))
    message = mail()
    for _number in range(400):
        message["X-A"] = "b"

    def client(port):
        with pytest.raises(smtplib.SMTPDataError) as problem:
            sent(message, to, lmtp=False, port=port)
        return problem.value.smtp_code

    assert bring(client, lmtp=False) == 554


def test_a_house_that_cannot_take_it_now_asks_to_come_again(cast, monkeypatch):
    to = address_of(cast.sami, thread(cast))

    def away(*args, **rest):
        raise OperationalError("the database is away")

    monkeypatch.setattr(arriving, "receive", away)

    def client(port):
        with pytest.raises(smtplib.SMTPDataError) as problem:
            sent(mail(), to, lmtp=False, port=port)
        return problem.value.smtp_code

    assert bring(client, lmtp=False) == 451


def test_over_lmtp_each_address_has_an_answer_of_its_own(cast):
    talk = thread(cast)
    ours, others = address_of(cast.sami, talk), address_of(cast.noor, talk)

    def client(port):
        with socket.create_connection(("127.0.0.1", port)) as line:
            said = line.makefile("rb")
            for words in (b"LHLO x", b"MAIL FROM:<sami@samen.example>", b"RCPT TO:<%b>" % ours.encode()):
                line.sendall(words + b"\r\n")
            line.sendall(b"RCPT TO:<%b>\r\nDATA\r\n" % others.encode())
            line.sendall(mail().as_bytes().replace(b"\n", b"\r\n") + b"\r\n.\r\nQUIT\r\n")
            return [row[:3] for row in said]

    assert bring(client)[-3:] == [b"250", b"250", b"221"]
    assert talk.messages.count() == 2


def test_a_line_that_never_ends_is_cut_off(cast, settings):
    settings.EMAIL_IN_MEGABYTES = 1
    to = address_of(cast.sami, thread(cast))

    def client(port):
        with socket.create_connection(("127.0.0.1", port)) as line:
            line.sendall(b"LHLO x\r\nMAIL FROM:<a@x.example>\r\nRCPT TO:<%b>\r\nDATA\r\n" % to.encode())
            return next((number for number in range(2_000) if not _goes_on(line)), 2_000)

    assert bring(client) < 2_000


def test_more_lines_than_fit_are_closed_at_once(db, monkeypatch):
    monkeypatch.setattr(bounded, "MOST_LINES", 2)

    def client(port):
        here = ("127.0.0.1", port)
        with smtplib.LMTP(*here), smtplib.LMTP(*here), socket.create_connection(here) as third:
            try:
                return b"".join(iter(partial(third.recv, 100), b""))
            except ConnectionResetError:
                return b""

    assert b"250" not in bring(client)


def test_one_machine_does_not_hold_every_line(db, monkeypatch):
    monkeypatch.setattr(bounded.BoundedSMTP, "most_of_one", 1)

    def client(port):
        with smtplib.SMTP("127.0.0.1", port) as line, socket.create_connection(("127.0.0.1", port)) as second:
            line.noop()
            with suppress(ConnectionResetError):
                return second.recv(100)
        return b""

    assert bring(client, lmtp=False) == b""


def test_a_line_that_lasts_is_cut_off_however_often_it_says_something(db, monkeypatch):
    monkeypatch.setattr(bounded, "SECONDS_IN_ALL", 0.1)

    def client(port):
        with smtplib.SMTP("127.0.0.1", port) as line, suppress(smtplib.SMTPServerDisconnected):
            for _number in range(40):
                line.rset()
                time.sleep(0.01)
            return "goes on"
        return "cut off"

    assert bring(client, lmtp=False) == "cut off"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.7", "192.0.2.8", False),
        ("2001:db8::1", "2001:db8::ffff:2", True),
        ("2001:db8::1", "::1", False),
    ],
)
def test_of_version_6_a_machine_is_its_whole_network(one, other, is_same):
    whose = [
        bounded.whose(SimpleNamespace(get_extra_info=lambda _name, at=at: (at, 25))) for at in (one, other)
    ]

    assert (whose[0] == whose[1]) == is_same


def test_a_line_becomes_secret_and_what_was_said_before_counts_no_more(cast, settings, certificate):
    settings.EMAIL_IN_CERTIFICATE = str(certificate)
    talk = thread(cast)
    to = address_of(cast.sami, talk)

    def client(port):
        with smtplib.SMTP("127.0.0.1", port) as line:
            line.ehlo()
            line.mail("noor@samen.example")
            line.starttls(context=ssl.create_default_context(cafile=certificate))
            before = line.docmd("DATA")[0]
            line.sendmail("sami@samen.example", [to], mail("In het geheim.").as_bytes())
            return before, line.has_extn("auth"), line.sock.version()

    before, asks_to_sign_in, version = bring(client, lmtp=False)

    assert (before, asks_to_sign_in, version[:4]) == (503, False, "TLSv")
    assert talk.messages.last().text == "In het geheim."


def test_a_certificate_that_cannot_be_read_is_said_at_once(settings, tmp_path):
    settings.EMAIL_IN_CERTIFICATE = str(tmp_path / "nowhere.pem")

    with pytest.raises(FileNotFoundError):
        bring(lambda port: None, lmtp=False)


@pytest.fixture
def certificate(tmp_path):
    """A file with a certificate for 127.0.0.1 and its key."""
    key, at = ec.generate_private_key(ec.SECP256R1()), timezone.now()
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "antwoord.example")])
    here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, at - A_DAY, at + A_DAY)
    made = made.add_extension(here, critical=False).sign(key, hashes.SHA256())
    plain = Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
    path = tmp_path / "certificate.pem"
    path.write_bytes(made.public_bytes(Encoding.PEM) + key.private_bytes(*plain))
    return path


def _goes_on(line):
    """Whether more can be sent on a line without an end."""
    try:
        line.sendall(b"x" * 65536)
    except OSError:
        return False
    return True


def test_each_piece_of_work_looks_first_whether_its_line_to_the_database_is_alive(monkeypatch):
    looked = []
    monkeypatch.setattr(listening, "close_old_connections", lambda: looked.append(True))

    with listening.Hands(1) as hands:
        done = hands.submit(str.upper, "gedaan").result()

    assert (done, len(looked)) == ("GEDAAN", 2)
