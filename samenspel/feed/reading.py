"""Reading the news: the latest first, always, as far as this viewer may see it.

``read`` is the one way in, for the page of news, the start page and feeds. What it costs does not depend on
how much ever happened: entries come from the ends of indexes, and their things are asked for by number.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html

from samenspel.feed.candidates import Chosen, candidates
from samenspel.feed.cards import cards_of
from samenspel.feed.seeing import seen_of
from samenspel.feed.sockets import NOWHERE, PLACES
from samenspel.ui.templatetags.dates import when

# How many entries are looked at for one page, when most of them are not for this viewer.
FARTHEST = 600
ROW = '<li>{}<div id="news-{}">{} <span class="meta">{}</span></div></li>'


@dataclass(frozen=True)
class News:
    """One thing that happened, as this viewer may read it; ``face`` and ``said`` are safe HTML."""

    pk: int
    at: datetime
    verb: str
    face: str
    said: str

    @property
    def row(self):
        """As it stands in a list, with the moment in words of now."""
        return format_html(ROW, self.face, self.pk, self.said, when(self.at))


@dataclass(frozen=True)
class Read:
    """A page of news; ``older`` is where the next one begins (moment, number), or None at the end."""

    items: list[News]
    older: tuple | None


def read(viewer, *, chosen=None, beyond=None, most=20):
    """The latest news ``viewer`` may read, beginning after ``beyond``.

    It may be less than ``most`` and yet go on, where much of what happened is not for this viewer.
    """
    seen, older = _seen(viewer, chosen or Chosen(), beyond, most)
    return Read(
        [
            News(each.entry.pk, each.entry.at, each.entry.verb, *card)
            for each, card in zip(seen, cards_of(viewer, seen), strict=True)
        ],
        older,
    )


def of_mine(viewer, **rest):
    """What to choose for the communities ``viewer`` is in, and what concerns no community."""
    return Chosen(places=(NOWHERE, *sorted(PLACES[0].numbers_of(viewer))), **rest)


def _seen(viewer, chosen, beyond, most):
    """So many entries the viewer may see, and where the rest begins."""
    seen, looked_at, size = [], 0, most + 5
    while len(seen) <= most and looked_at < FARTHEST:
        found = candidates(chosen, beyond=beyond, most=size)
        seen += seen_of(viewer, found)
        looked_at += len(found)
        if len(found) < size:
            beyond = None
            break
        beyond, size = _place(found[-1]), min(2 * size, FARTHEST - looked_at)
    if len(seen) > most:
        return seen[:most], _place(seen[most - 1].entry)
    return seen, beyond


def _place(entry):
    return entry.at, entry.pk
