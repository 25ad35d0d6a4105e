"""Listening for mail: LMTP for the mail server in front of the house, or SMTP for the world.

What can be refused is refused before anything is read. One mail is read at a time: who sends many waits.
"""

import asyncio
import logging
import ssl
from concurrent.futures import ThreadPoolExecutor

from aiosmtpd.lmtp import LMTP
from django.conf import settings
from django.db import close_old_connections

from samenspel.mail.receiving import arriving, bounded, parsing
from samenspel.mail.receiving.refusing import NoSuchAddress, TooMuch

MOST_RECIPIENTS = 20
CALLS = {"RCPT": 100, "MAIL": 100, "NOOP": 20, "RSET": 100, "VRFY": 5, "*": 30}
TAKEN = "250 2.0.0 Thank you"
NOBODY = "550 5.1.1 Nobody answers by mail at this address"
TOO_MUCH = "550 5.7.1 So much came to this address in an hour that more is not taken; try again later"
TOO_LARGE = "552 5.3.4 This mail is too large"
UNREADABLE = "554 5.6.0 This mail cannot be read"
LATER = "451 4.3.0 Not now; try again later"
FULL = "452 4.5.3 One at a time, please"
log = logging.getLogger(__name__)


class Hands(ThreadPoolExecutor):
    """A thread that has its own line to the database, looked at anew for each piece of work."""

    def submit(self, work, *what):
        return super().submit(_with_a_fresh_line, work, *what)


class Door:
    """What is said to who brings a mail; the work is done in one thread, with its own database line."""

    def __init__(self, hands=None):
        self.hands = hands or Hands(max_workers=1, thread_name_prefix="mail")

    async def handle_EHLO(self, server, session, envelope, name, offers):  # noqa: N802 (aiosmtpd's name)
        session.host_name = name
        # Nobody signs in here, so nobody is asked for a password.
        return [each for each in offers if not each.startswith("250-AUTH")]

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if len(envelope.rcpt_tos) >= MOST_RECIPIENTS:
            return FULL
        refusal = await self._with_hands(_why_not, address)
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        server.came = 0
        said = [
            await self._with_hands(take, envelope.content, address, envelope.mail_from or "")
            for address in envelope.rcpt_tos
        ]
        if isinstance(server, LMTP):
            # Where LMTP is spoken, each address has an answer of its own.
            return "\r\n".join(said)
        return next(
            (each for each in said if each == LATER), next((each for each in said if each != TAKEN), TAKEN)
        )

    async def _with_hands(self, work, *what):
        return await asyncio.get_running_loop().run_in_executor(self.hands, _apart, work, what)


def _with_a_fresh_line(work, *what):
    close_old_connections()
    try:
        return work(*what)
    finally:
        close_old_connections()


def _apart(work, what):
    """Do it; when that cannot be now, the mail server comes again."""
    try:
        return work(*what)
    except Exception:
        log.exception("Mail could not be taken in now")
        return LATER


def _why_not(address):
    try:
        arriving.check(address)
    except NoSuchAddress:
        return NOBODY
    except TooMuch:
        return TOO_MUCH
    return ""


def take(raw, address, mail_from):
    """Deal with one mail; gives what a mail server is told."""
    try:
        arriving.receive(raw, to=address, mail_from=mail_from)
    except NoSuchAddress:
        return NOBODY
    except TooMuch:
        return TOO_MUCH
    except parsing.TooLarge:
        return TOO_LARGE
    except parsing.Unreadable:
        return UNREADABLE
    return TAKEN


def in_secret():
    """How a line is made secret with STARTTLS, or None; read each time, so that a new certificate holds."""
    if not settings.EMAIL_IN_CERTIFICATE:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(settings.EMAIL_IN_CERTIFICATE, settings.EMAIL_IN_KEY or None)
    return context


async def listen(host, port, *, lmtp, door=None):
    """A server that takes mail in at this place, until it is closed."""
    door, lines, speaks = door or Door(), set(), bounded.BoundedLMTP if lmtp else bounded.BoundedSMTP
    # What is wrong with the certificate is said now, not to the first who brings a mail.
    in_secret()

    def answer():
        line = speaks(
            door,
            data_size_limit=parsing.most_bytes(),
            enable_SMTPUTF8=True,
            hostname=settings.REPLY_DOMAIN or "samenspel",
            ident="Samenspel",
            timeout=bounded.SECONDS_IDLE,
            command_call_limit=CALLS,
            tls_context=in_secret(),
            auth_exclude_mechanism=("LOGIN", "PLAIN"),
            loop=asyncio.get_running_loop(),
        )
        line.lines = lines
        return line

    return await asyncio.get_running_loop().create_server(answer, host, port)
