"""The mail server, spoken to so that we know what became of a letter: taken, refused, not now, unknown."""

import smtplib

from django.core.mail.backends import smtp
from django.core.mail.message import sanitize_address

ACCEPTED, GO_ON = {250, 251}, 354
CLOSING = 421


class NotNow(Exception):
    """It was not taken, and may be tried again."""


class Refused(Exception):
    """It was not taken, and never will be: the message says why, as the server said it."""


class NotKnown(Exception):
    """The line was cut after the whole letter was handed over: it may have been taken, or not."""


class EmailBackend(smtp.EmailBackend):
    """As Django's, but with an answer for each letter instead of one error for all of them."""

    def open(self):
        try:
            return super().open()
        except (smtplib.SMTPException, OSError) as error:
            raise NotNow(_brief(error)) from error

    def _send(self, message):
        self._address(message)
        content = message.message().as_bytes(linesep="\r\n")
        try:
            code, said = self.connection.docmd("DATA")
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise NotNow(_brief(error)) from error
        if code != GO_ON:
            self._said_no(code, said)
        try:
            self.connection.send(_dotted(content) + b".\r\n")
            code, said = self.connection.getreply()
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise NotKnown(_brief(error)) from error
        if code not in ACCEPTED:
            self._said_no(code, said)
        return True

    def _address(self, message):
        """Say from whom and to whom."""
        encoding = message.encoding or "utf-8"
        sender = sanitize_address(message.from_email, encoding)
        try:
            self.connection.ehlo_or_helo_if_needed()
            code, said = self.connection.mail(sender)
            if code not in ACCEPTED:
                # Nobody is to blame but us: it is tried again, and stands on the page of who looks after it.
                self._said_no(code, said, forever=False)
            for address in message.recipients():
                code, said = self.connection.rcpt(sanitize_address(address, encoding))
                if code not in ACCEPTED:
                    self._said_no(code, said)
        except (smtplib.SMTPException, OSError) as error:
            self._drop()
            raise NotNow(_brief(error)) from error

    def _said_no(self, code, said, *, forever=True):
        if code == CLOSING:
            self._drop()
        else:
            try:
                self.connection.rset()
            except (smtplib.SMTPException, OSError):
                self._drop()
        words = f"{code} {said.decode(errors='replace')}"
        raise (Refused if forever and 500 <= code < 600 else NotNow)(words)

    def _drop(self):
        """This line is no good any more; the next letter gets a new one."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def _dotted(content):
    """A line that begins with a dot gets another: a dot alone is the end."""
    content = content.replace(b"\r\n.", b"\r\n..")
    content = b"." + content if content.startswith(b".") else content
    return content if content.endswith(b"\r\n") else content + b"\r\n"


def _brief(error):
    return f"{type(error).__name__}: {error}"
