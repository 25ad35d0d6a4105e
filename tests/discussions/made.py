"""Threads that tests begin, in De Wijkwerkplaats of the cast."""

from samenspel.discussions import writing
from samenspel.discussions.models import Message


def thread(
    cast, text="Wie heeft er een ladder?", *, by=None, title="Gereedschap delen", where=None, **settings
):
    """A thread in De Wijkwerkplaats that Noor began."""
    where = where or cast.workshop
    return writing.begin(where, by=by or cast.noor, title=title, text=text, **settings)


def first(discussion):
    return discussion.messages.get(number=1)


def texts(rows):
    return [message.text for message in rows.in_order()]


def said_in(discussion):
    return texts(Message.objects.filter(discussion=discussion))
