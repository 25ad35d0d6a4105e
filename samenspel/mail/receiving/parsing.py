"""Reading a mail within bounds: size, parts, how deep they lie, how long a header is, and time."""

import time
from email import policy
from email.feedparser import BytesFeedParser
from email.message import EmailMessage

from django.conf import settings

MEGABYTE = 1024 * 1024
MOST_PARTS, DEEPEST = 100, 10
MOST_HEADERS, LONGEST_HEADER = 300, 50_000
# These are taken apart while reading, sign by sign.
TAKEN_APART = {"content-type", "content-disposition", "content-transfer-encoding", "mime-version"}
LONGEST_TAKEN_APART = 2_000
CHUNK = 64 * 1024
MOST_SECONDS = 10


class Unreadable(Exception):
    """It is larger or stranger than a mail of a person is; the message is a word that says how."""


class TooLarge(Unreadable):
    pass


def most_bytes():
    return settings.EMAIL_IN_MEGABYTES * MEGABYTE


def parse(raw):
    """The message in these bytes. Raises Unreadable."""
    if len(raw) > most_bytes():
        raise TooLarge("too-large")
    until = time.monotonic() + MOST_SECONDS
    reader = BytesFeedParser(_factory=_Counting(), policy=policy.default)
    try:
        for start in range(0, len(raw), CHUNK):
            reader.feed(raw[start : start + CHUNK])
            if time.monotonic() > until:
                raise Unreadable("takes-too-long")
        message = reader.close()
    except RecursionError as error:
        raise Unreadable("too-deep") from error
    _check_depth(message)
    return message


def _check_depth(message, depth=0):
    if depth > DEEPEST:
        raise Unreadable("too-deep")
    if message.is_multipart():
        for part in message.get_payload():
            _check_depth(part, depth + 1)


class _Counting:
    """Makes the parts of one message, and no more than so many."""

    def __init__(self):
        self.made = 0

    def __call__(self, policy=policy.default):
        self.made += 1
        if self.made > MOST_PARTS:
            raise Unreadable("too-many-parts")
        return _Part(policy)


class _Part(EmailMessage):
    """A part whose headers are bounded while they are read."""

    def set_raw(self, name, value):
        longest = LONGEST_TAKEN_APART if name.lower() in TAKEN_APART else LONGEST_HEADER
        if len(value) > longest or len(self._headers) >= MOST_HEADERS:
            raise Unreadable("too-many-headers")
        super().set_raw(name, value)
