"""Which statements say almost the same: by their words, then by their letters.

A conversation may hold thousands. So its statements are read once for a whole page, sorted by how their words
begin, and only the nearest of them are compared letter by letter.
"""

import re
from collections import defaultdict
from difflib import SequenceMatcher
from functools import lru_cache
from heapq import nlargest
from unicodedata import combining, normalize

from samenspel.opinions.models import Statement

ALIKE = 0.55
MOST_ALIKE = 3
MOST_COMPARED = 2000
# So many are compared letter by letter.
NEAREST = 40
BEGINNING = 4
# Words that say little by themselves, in Dutch and in English.
SMALL = """de het een en of van in op te voor met is zijn er dat die dit niet wel ook aan bij om
als dan we ik je the a an and or for with are be that this not also at by as it you"""
SMALL_WORDS = frozenset(SMALL.split())


class Alike:
    """The latest statements in play of one conversation, to look in for what a text says already."""

    def __init__(self, conversation):
        rows = Statement.objects.in_play().filter(conversation=conversation).order_by("-number")
        self.rows = list(rows.only("number", "text", "conversation")[:MOST_COMPARED])
        self.words = [words_of(row.text) for row in self.rows]
        self.beginning = defaultdict(list)
        for place, words in enumerate(self.words):
            for beginning in _beginnings(words):
                self.beginning[beginning].append(place)

    def to(self, text, *, most=MOST_ALIKE):
        """Those almost like ``text``, the nearest first."""
        said = words_of(text)
        near = ((likeness(said, self.words[place]), self.rows[place]) for place in self._nearest(said))
        found = sorted(
            (pair for pair in near if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].number)
        )
        return [row for _likeness, row in found[:most]]

    def _nearest(self, said):
        """Places of statements that may be alike: those that share most beginnings for their length."""
        shared = defaultdict(int)
        for beginning in _beginnings(said):
            for place in self.beginning[beginning]:
                shared[place] += 1

        def promise(place):
            words = self.words[place]
            share = shared[place] / max(len(said), len(words))
            return share, len(set(said).intersection(words)), -place

        return nlargest(NEAREST, shared, key=promise)


def alike(conversation, text, *, most=MOST_ALIKE):
    """Statements in play that say almost the same as ``text``, the nearest first."""
    return Alike(conversation).to(text, most=most) if words_of(text) else []


@lru_cache(20_000)
def words_of(text):
    """The words that carry a sentence, without capitals, accents and small words, in their order."""
    plain = "".join(sign for sign in normalize("NFKD", text.lower()) if not combining(sign))
    words = re.findall(r"\w+", plain)
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def likeness(said, other):
    """How much two sentences share, from 0 to 1: of the shorter one's words, those near one of the other."""
    if not said or not other:
        return 0.0
    shorter, longer = sorted((said, other), key=len)
    shared = sum(any(_same(word, each) for each in longer) for word in shorter)
    return shared / len(shorter) * (len(shorter) / len(longer)) ** 0.5


def _beginnings(words):
    return {word[:BEGINNING] for word in words}


@lru_cache(20_000)
def _same(word, other):
    if word == other:
        return True
    if min(len(word), len(other)) < 5 or abs(len(word) - len(other)) > 3:
        return False
    return word[:BEGINNING] == other[:BEGINNING] and SequenceMatcher(None, word, other).ratio() >= 0.75
