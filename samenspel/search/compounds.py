"""Longer words than what was typed, begun with it or put together of it; and how a word falls apart."""

from django.db import connection

from samenspel.search.models import KnownWord
from samenspel.search.stemming import forms_of
from samenspel.search.text_index import LONGEST_BEGINNING
from samenspel.search.vocabulary import kept_under

# A part of a compound is at least so long, and what stands beside it too; longer than this it says enough.
SHORTEST_PART, SHORTEST_REST = 4, 3
MOST_LOOKED_AT, MOST_PARTS, MOST_BEGUN = 2000, 60, 100
# Ends of words that are no words there: “vergadering” has nothing to do with a ring.
ENDS = frozenset(
    """
    ring ling ding ning ting king ping heid lijk lijke isch ische schap achtig baar loos eren elen enen
    teit isme atie tie ster sters aar aars ieren ding dend rend tend lend ment ness able ible tion sion
    ship less full ings ated ting ster ence ance ized ised
    """.split()  # noqa: SIM905 (a list of words reads better as a text)
)
VOWELS = frozenset("aeiouy")


def parts_of_compounds(words):
    """{word: words that begin or end with it}, for those long enough; the shortest first."""
    fits = [word for word in words if len(word) >= SHORTEST_PART and word.isalpha()]
    found = {word: set() for word in fits}
    for word in fits:
        found[word] |= {each for each in _beginning(f"={word}") if _is_rest(each[len(word) :])}
        if word not in ENDS:
            ends = _beginning(f"<{word[::-1]}")
            found[word] |= {each for each in ends if _is_rest(each[: -len(word)])}
    return {word: sorted(found[word], key=lambda each: (len(each), each))[:MOST_PARTS] for word in fits}


def begun_with(beginning):
    """How a word may go on that somebody still types: as a beginning, or in the words that occur."""
    if len(beginning) <= LONGEST_BEGINNING:
        return [f"{beginning}*"]
    words = set(_beginning(f"={beginning}")) - {beginning}
    return sorted(words, key=lambda each: (len(each), each))[:MOST_BEGUN]


def splits_of(words):
    """{word: [(first, second), …]}: how a word falls apart in two that occur, as they stand or as a stem."""
    ways = {word: list(_ways(word)) for word in words if len(word) >= 2 * SHORTEST_REST and word.isalpha()}
    parts = {part for pairs in ways.values() for pair in pairs for part in pair}
    occurring = {word for key, word in kept_under([f"={part}" for part in parts])}
    found = {}
    for word, pairs in ways.items():
        known = [pair for pair in pairs if occurring.issuperset(pair)]
        found[word] = sorted(known, key=lambda pair: -min(map(len, pair)))[:3]
    return found


def _ways(word):
    for at in range(SHORTEST_REST, len(word) - SHORTEST_REST + 1):
        first, second = word[:at], word[at:]
        firsts = {first, *(first.removesuffix(link) for link in ("s", "en", "n", "e", "er"))}
        for one in firsts:
            if len(one) >= SHORTEST_REST:
                for other in forms_of(second):
                    if len(other) >= SHORTEST_REST:
                        yield one, other


def _is_rest(rest):
    return len(rest) >= SHORTEST_REST and not VOWELS.isdisjoint(rest)


def _beginning(key):
    """Words with a key that begins so; no more are looked at than a page can wait for."""
    rows = KnownWord.objects.filter(key__startswith=key)
    if connection.vendor == "sqlite":
        # Its LIKE looks through everything.
        rows = KnownWord.objects.filter(key__gte=key, key__lt=key[:-1] + chr(ord(key[-1]) + 1))
    return list(rows.values_list("word", flat=True)[:MOST_LOOKED_AT])
