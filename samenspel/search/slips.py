"""Words that occur and are near to what was typed: a slip of the keyboard away, or of the same sound."""

from samenspel.search.sounding import sound_of
from samenspel.search.vocabulary import SHORTEST, kept_under, without_one

MOST_NEAR = 12


def near(words):
    """{word: words that occur and are a slip or a sound away}, the nearest first."""
    keys = {word: set(_keys_asked(word)) for word in words if len(word) >= SHORTEST and word.isalpha()}
    there = kept_under(set().union(*keys.values())) if keys else set()
    found = {}
    for word, own in keys.items():
        by = {}
        for key, other in there:
            if key in own and other != word:
                apart = distance(word, other)
                if apart <= _most_apart(word, other, is_name=key[0] == "@"):
                    by[other] = min(apart, by.get(other, apart))
        found[word] = sorted(by, key=lambda each: (by[each], each))[:MOST_NEAR]
    return found


def _keys_asked(word):
    yield f"@{sound_of(word)}"
    yield f"%{sound_of(word)}"
    yield from (f"~{each}" for each in without_one(word))


def _most_apart(word, other, *, is_name):
    shorter = min(len(word), len(other))
    if is_name:
        return max(3, shorter // 2)
    return 1 if shorter < 8 else 2 if shorter < 12 else 3


def distance(one, other):
    """How many letters are left out, put in, changed or swapped with their neighbour between two words."""
    before, last = [], list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        row = [i]
        for j, its in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != its))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == its:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return last[-1]
