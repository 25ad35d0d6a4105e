"""A ticket: the signed word of a page that its reader may hear when these channels change, for a while."""

from dataclasses import dataclass

from django.core import signing

SALT = "samenspel.live.ticket"
# So long a page may listen before it has to ask itself again, and with that whether it may still be seen.
LASTS = 15 * 60


class NotATicket(Exception):
    """It was not made here, or its time is over."""


@dataclass(frozen=True)
class Ticket:
    """Channels, whose page it is (0: nobody signed in), when it was asked, whether its reader is shown."""

    channels: tuple[str, ...]
    person: int
    made: float
    is_shown: bool


def make(channels, *, person, made, is_shown=False):
    """A ticket for ``channels``; only for a page whose view has decided that this person may see them."""
    said = [list(channels), person, round(made, 3), int(is_shown)]
    return signing.dumps(said, salt=SALT)


def read(text, *, now):
    """The ticket in ``text``. Raises NotATicket when it is not ours, or no longer counts at ``now``."""
    try:
        channels, person, made, is_shown = signing.loads(text, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError) as error:
        raise NotATicket from error
    if not made - 60 <= now < made + LASTS:
        raise NotATicket
    return Ticket(tuple(channels), person, made, bool(is_shown))
