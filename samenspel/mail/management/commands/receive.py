"""``samenspel receive``: one mail from a pipe, or, with --listen, all that a mail server brings."""

import asyncio
import logging
import sys

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from samenspel.mail.receiving import arriving, headers, listening, parsing
from samenspel.mail.receiving.refusing import NoSuchAddress, TooMuch

# As mail servers read what a program says when it ends (sysexits.h).
NOT_READABLE, NOBODY, TOO_OFTEN, NOT_NOW = 65, 67, 69, 75
log = logging.getLogger(__name__)
WHERE = ("Delivered-To", "X-Original-To", "Envelope-To", "To", "Cc")


class Command(BaseCommand):
    help = "Takes in one mail from its input, as a mail server pipes it; or listens for mail with --listen."

    def add_arguments(self, parser):
        parser.add_argument("--to", help="Address it came to; without it the headers are looked at.")
        parser.add_argument("--from", dest="mail_from", help="Sender on the envelope; empty for none.")
        parser.add_argument(
            "--listen", action="store_true", help="Listen at EMAIL_IN_HOST and EMAIL_IN_PORT."
        )

    def handle(self, *, to, mail_from, listen, **options):
        if not settings.REPLY_DOMAIN:
            raise CommandError("Set SAMENSPEL_REPLY_DOMAIN first: the domain whose mail comes to this house.")
        if listen:
            asyncio.run(self._listen())
            return
        raw = sys.stdin.buffer.read(parsing.most_bytes() + 1)
        try:
            arriving.receive(raw, to=to or _addressed(raw), mail_from=mail_from)
        except NoSuchAddress:
            self._end(NOBODY, "Nobody answers by mail at this address.")
        except parsing.Unreadable as problem:
            self._end(NOT_READABLE, f"This mail is not read: {problem}.")
        except TooMuch:
            self._end(TOO_OFTEN, "So much came to this address in an hour that more is not taken.")
        except Exception:
            # Any other end would tell its sender that it cannot be delivered, for good.
            log.exception("Mail could not be taken in now")
            self._end(NOT_NOW, "Not now: the mail server is to come again.")

    def _end(self, code, words):
        self.stderr.write(words)
        sys.exit(code)

    async def _listen(self):
        if not settings.EMAIL_IN_PORT:
            raise CommandError("Set SAMENSPEL_EMAIL_IN_PORT first: the port to listen at.")
        host, port = settings.EMAIL_IN_HOST, settings.EMAIL_IN_PORT
        async with await listening.listen(host, port, lmtp=settings.EMAIL_IN_LMTP) as server:
            await server.serve_forever()


def _addressed(raw):
    """The address of ours in its headers; the first that opens something, or nothing."""
    message = parsing.parse(raw)
    for address in headers.addresses(message, *WHERE):
        try:
            arriving.check(address)
        except NoSuchAddress:
            continue
        return address
    raise NoSuchAddress
