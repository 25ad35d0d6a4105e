"""A part of a long thread: some fifty messages in the order they are read, found by place, not by number."""

from dataclasses import dataclass

from django.db.models import Q

SIZE = 50
# So many read messages stand above the first unread one, to know what it was about.
BEFORE_NEW = 2


@dataclass(frozen=True)
class Window:
    """messages in order; ``earlier`` and ``later`` are places to go on from ("12.14"), empty at an end."""

    messages: list
    earlier: str
    later: str

    @property
    def numbers(self):
        return [message.number for message in self.messages]


def window(rows, *, start="", before="", size=SIZE):
    """The messages from the place ``start`` on, or up to ``before``; a place that is nonsense is the begin.

    rows   the messages of one thread that the reader may read
    """
    if place := _place(before):
        found = list(rows.filter(_beyond(place, "lt")).order_by("-branch", "-number")[: size + 1])
        if len(found) > size:
            return _window(found[size - 1 :: -1], has_earlier=True, has_later=True)
        start = ""
    place = _place(start)
    onward = rows.filter(_beyond(place, "gt") | Q(branch=place[0], number=place[1])) if place else rows
    found = list(onward.order_by("branch", "number")[: size + 1])
    has_earlier = bool(place) and rows.filter(_beyond(place, "lt")).exists()
    return _window(found[:size], has_earlier=has_earlier, has_later=len(found) > size)


def last_window(rows, *, size=SIZE):
    """The end of the thread."""
    found = list(rows.order_by("-branch", "-number")[: size + 1])
    return _window(found[:size][::-1], has_earlier=len(found) > size, has_later=False)


def around(message):
    """Where to begin so that ``message`` stands in the window, when it can be with what it answers."""
    return f"{message.branch}.{message.branch}" if message.number - message.branch < SIZE else _own(message)


def first_unread(rows, upto, person):
    """The first message, as one reads, that ``person`` has not seen; or None."""
    return _bare(rows).filter(number__gt=upto).exclude(by=person).order_by("branch", "number").first()


def with_some_before(rows, message):
    """The place a little before ``message``."""
    near = _bare(rows).filter(_beyond((message.branch, message.number), "lt"))
    found = list(near.order_by("-branch", "-number")[:BEFORE_NEW])
    return _own(found[-1] if found else message)


def just_before(rows, message):
    """The message above this one, as one reads; or None at the top."""
    near = _bare(rows).filter(_beyond((message.branch, message.number), "lt"))
    return near.order_by("-branch", "-number").only("pk").first()


def _bare(rows):
    """Without what comes with them, where only their places are asked."""
    return rows.select_related(None).prefetch_related(None)


def _window(messages, *, has_earlier, has_later):
    return Window(
        messages,
        _own(messages[0]) if messages and has_earlier else "",
        _after(messages[-1]) if messages and has_later else "",
    )


def _own(message):
    return f"{message.branch}.{message.number}"


def _after(message):
    """The place just behind a message."""
    return f"{message.branch}.{message.number + 1}"


def _place(text):
    branch, _dot, number = text.partition(".")
    return (int(branch), int(number)) if _small(branch) and _small(number) else None


def _small(digits):
    return digits.isascii() and digits.isdigit() and len(digits) < 10


def _beyond(place, way):
    branch, number = place
    return Q(**{f"branch__{way}": branch}) | Q(branch=branch, **{f"number__{way}": number})
