"""What the hub knows of every channel: when it last changed, and how far a page has heard.

A position is how far a page has heard, as ``p731.1764000000``: by then every change of a turn below 731 was
told. On PostgreSQL (p) a turn is the number of a transaction, and 731 the oldest one still going on when the
hub read; a change that becomes visible late has a turn of at least that. On SQLite (s) transactions end one
after the other, and the key of the change is its turn.
"""

import re
from dataclasses import dataclass

from samenspel.live.tickets import LASTS

POSITION = re.compile(r"([ps])(\d{1,19})\.(\d{1,11})")
# Changes are kept for two days; who has been away longer than this hears that anything may have changed.
KEPT_HOURS = 48
KNOWN_SECONDS = 40 * 3600
# Two clocks of one house differ by less than this, and the hub hears of a change a little after it is there.
MARGIN = 0.2


@dataclass(frozen=True)
class Position:
    database: str
    turn: int
    at: int

    def __str__(self):
        return f"{self.database}{self.turn}.{self.at}"


def position(text):
    """The position in ``text``; None when it is not one."""
    found = POSITION.fullmatch(text)
    return Position(found[1], int(found[2]), int(found[3])) if found else None


class Standing:
    """The last turn of each channel, and when it was heard."""

    def __init__(self):
        self.turns: dict[str, int] = {}
        self.heard: dict[str, float] = {}
        self.here: Position | None = None

    def hear(self, changes, here, *, now):
        """Note ``changes`` as (channel, turn); gives the channels that changed."""
        for channel, turn in changes:
            self.turns[channel] = max(turn, self.turns.get(channel, 0))
            self.heard[channel] = now
        self.here = here
        return {channel for channel, _turn in changes}

    def begin(self, changes, here, *, now):
        """Note what is kept from before the hub started, as (channel, turn, moment).

        Which of it was there before a page was made can no longer be told, so for as long as a ticket
        lasts it counts as heard now.
        """
        self.turns.clear()
        self.heard.clear()
        for channel, turn, at in changes:
            self.turns[channel] = turn
            self.heard[channel] = now if at > now - 2 * LASTS else at
        self.here = here

    def missed(self, channels, since, made, *, now):
        """Which of ``channels`` changed after position ``since``; without one, after the page was made."""
        if not since:
            return [each for each in channels if self.heard.get(each, 0) >= made - MARGIN]
        told = position(since)
        if self.here is None or not self._is_known(told, now):
            return list(channels)
        return [each for each in channels if self.turns.get(each, -1) >= told.turn]

    def _is_known(self, told, now):
        if told is None or told.database != self.here.database or told.turn > self.here.turn:
            return False
        return now - told.at < KNOWN_SECONDS

    def forget(self, *, now):
        """Let go of what nobody can ask for any more."""
        for channel in [each for each, at in self.heard.items() if at < now - KEPT_HOURS * 3600]:
            del self.turns[channel], self.heard[channel]
