"""Who is here: those with pages open on a channel who let themselves be shown. In memory only."""

import time
from collections import Counter, defaultdict

# Turning a page leaves it for a moment, and a phone sleeps: someone is gone only after this.
LINGER = 12.0
# Where so many are, faces no longer tell anything.
MOST = 30


class Presence:
    """How many pages each person has open on a channel. Nothing of it is ever written in the database."""

    def __init__(self, *, clock=time.monotonic):
        self.clock = clock
        self.open: dict[str, Counter] = defaultdict(Counter)
        self.leaving: dict[tuple[str, int], float] = {}
        self.told: dict[str, tuple[int, ...]] = {}

    def come(self, person, channels):
        for channel in channels:
            self.open[channel][person] += 1
            self.leaving.pop((channel, person), None)

    def go(self, person, channels):
        for channel in channels:
            self.open[channel][person] -= 1
            if self.open[channel][person] <= 0:
                self.leaving[channel, person] = self.clock() + LINGER

    def moved(self):
        """The channels on which somebody came, or went and stayed away, since this was last asked."""
        now = self.clock()
        for (channel, person), until in list(self.leaving.items()):
            if until <= now:
                del self.leaving[channel, person]
                del self.open[channel][person]
        gone = [channel for channel, people in self.open.items() if not people]
        for channel in gone:
            del self.open[channel]
        now_here = {channel: self.on(channel) for channel in self.open}
        moved = {each for each in {*now_here, *self.told} if now_here.get(each) != self.told.get(each)}
        self.told = now_here
        return moved

    def on(self, channel):
        """Keys of who is on ``channel``, whoever came first at the front."""
        return tuple(self.open.get(channel, ()))[: MOST + 1]
