"""The hub: which pages are open, what they may hear, and telling them. It knows no database and no web.

All of it runs in one thread, between awaits: nothing here waits, so nothing here can be half done.
"""

import asyncio
import time
from collections import defaultdict
from dataclasses import dataclass, field

from samenspel.live.channels import SIGHT
from samenspel.live.presence import Presence
from samenspel.live.standing import Standing
from samenspel.live.tickets import LASTS

# Pages may ask all at once for what changed. From so many on they spread it, by so much a page.
FEW = 50
SPREAD_A_PAGE = 0.002
MOST_SPREAD = 5.0
# After the hub was away pages come back over this much time a page, within these bounds.
BACK_A_PAGE = 0.004
BACK_LEAST, BACK_MOST = 0.5, 15.0


@dataclass(eq=False)
class Page:
    """One open connection. ``ends``: channel → when its ticket is over; ``asked``: channel → when it was
    asked, and with that whether it may be seen; ``waiting``: what to send yet."""

    person: int
    ends: dict[str, float]
    asked: dict[str, float] = field(default_factory=dict)
    shown_on: tuple[str, ...] = ()
    waiting: dict[str, bytes] = field(default_factory=dict)
    bell: asyncio.Event = field(default_factory=asyncio.Event)
    is_over: bool = False

    def tell(self, key, frame):
        """Have ``frame`` sent; one that still waits under the same key is replaced, so nothing piles up."""
        self.waiting[key] = frame
        self.bell.set()

    def end(self):
        self.is_over = True
        self.bell.set()

    def take(self):
        """What waits to be sent, once."""
        frames, self.waiting = list(self.waiting.values()), {}
        self.bell.clear()
        return frames


class Hub:
    """Everyone who listens, by channel."""

    def __init__(self, *, presence=None):
        self.standing = Standing()
        self.presence = presence or Presence()
        self.pages: set[Page] = set()
        self.on: dict[str, set[Page]] = defaultdict(set)
        self.sent_away: dict[int, float] = {}
        self.narrowed = 0.0

    def enter(self, tickets, *, now):
        """A page that listens by ``tickets``, as (ticket, position) pairs; what it missed waits for it."""
        person = next((ticket.person for ticket, _since in tickets if ticket.person), 0)
        page = Page(person, {})
        shown = []
        for ticket, since in tickets:
            for channel in ticket.channels:
                page.ends[channel] = max(ticket.made + LASTS, page.ends.get(channel, 0))
                page.asked[channel] = max(ticket.made, page.asked.get(channel, 0))
            for channel in self.standing.missed(ticket.channels, since, ticket.made, now=now):
                page.tell(channel, changed(channel, 0))
            shown += ticket.channels if ticket.is_shown and ticket.person else ()
        page.shown_on = tuple(dict.fromkeys(shown))
        self.pages.add(page)
        for channel in page.ends:
            self.on[channel].add(page)
        self.presence.come(person, page.shown_on)
        return page

    def leave(self, page):
        """The page is closed. A second call changes nothing."""
        if page not in self.pages:
            return
        self.pages.discard(page)
        for channel in page.ends:
            self._drop(channel, page)
        self.presence.go(page.person, page.shown_on)

    def _drop(self, channel, page):
        self.on[channel].discard(page)
        if not self.on[channel]:
            del self.on[channel]

    def hear(self, changes, here, *, now=None):
        """Tell every page that listens what changed, as (channel, turn) pairs, up to position ``here``."""
        now = time.time() if now is None else now
        heard = self.standing.hear(changes, here, now=now)
        # First: who lost sight of a thing does not hear of what happened to it.
        self.narrowed = now if SIGHT in heard else self.narrowed
        for channel in heard:
            if channel.startswith("gone:"):
                self.send_away(int(channel.partition(":")[2]), now=now)
            self._tell(channel)

    def begin(self, changes, here, *, now=None):
        """Start from what is kept; whoever listens already hears that anything may have changed."""
        now = time.time() if now is None else now
        self.standing.begin(changes, here, now=now)
        for channel, _turn, at in changes:
            if channel.startswith("gone:"):
                self.send_away(int(channel.partition(":")[2]), now=at)
            if channel == SIGHT:
                self.narrowed = max(at, self.narrowed)
        for channel in list(self.on):
            self._tell(channel)

    def _tell(self, channel):
        pages = self._sure_of(channel)
        spread = min(len(pages) * SPREAD_A_PAGE, MOST_SPREAD) if len(pages) > FEW else 0
        frame = changed(channel, spread)
        for page in pages:
            page.tell(channel, frame)

    def _sure_of(self, channel):
        """Pages that listen, and were asked after something was last narrowed; others close, to ask again."""
        sure = []
        for page in self.on.get(channel, ()):
            if page.asked[channel] > self.narrowed:
                sure.append(page)
            else:
                page.end()
        return sure

    def send_away(self, person, *, now):
        """Close every page of ``person``: what they may see has changed, so each must ask itself again."""
        self.sent_away[person] = max(now, self.sent_away.get(person, 0))
        for page in [page for page in self.pages if page.person == person]:
            page.end()

    def counts(self, ticket):
        """Whether the ticket was made after its person, or anybody, last lost sight of something."""
        gone = self.sent_away.get(ticket.person, 0) if ticket.person else 0
        return ticket.made > max(gone, self.narrowed)

    def tell_who_is_here(self, moved):
        """Tell pages that somebody came or went on the channels ``moved``; only that, never who."""
        for channel in moved:
            for page in self._sure_of(channel):
                page.tell(f"here {channel}", here(channel))

    def expire(self, *, now):
        """End what lasted its time; a page without anything left to hear is closed."""
        for page in list(self.pages):
            for channel in [each for each, until in page.ends.items() if until <= now]:
                del page.ends[channel]
                self._drop(channel, page)
            if not page.ends:
                page.end()
        self.standing.forget(now=now)
        self.sent_away = {each: at for each, at in self.sent_away.items() if at > now - 2 * LASTS}

    @property
    def back_within(self):
        """Over how many seconds pages should spread their coming back, should the hub be gone."""
        return min(max(len(self.pages) * BACK_A_PAGE, BACK_LEAST), BACK_MOST)


def changed(channel, spread):
    return f"event: changed\ndata: {channel} {round(spread * 1000)}\n\n".encode()


def here(channel):
    return f"event: here\ndata: {channel}\n\n".encode()
