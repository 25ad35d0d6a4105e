"""Words as they are looked for: without accents and capitals, and as their Dutch and their English stem.

Stems are made here and not by the database, so that SQLite and PostgreSQL find the same things.
"""

import re
import unicodedata
from functools import lru_cache
from threading import local

import Stemmer

# Kept with every row: whoever changes how stems are made has the index built again (``samenspel reindex``).
STEMS_MADE_BY = f"{Stemmer.version()}-3"
LONGEST = 60
SHORTEST_WITH_GE = 4
WORD = re.compile(r"[^\W_]+")
APOSTROPHES = frozenset("'’")
JOINED = re.compile(r"([^\W\d_]+)['’]([^\W\d_]+)")
# Letters that are no letter with an accent, and that people without that key type otherwise.
OTHER_LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)
# Words that say how one asks, not what for.
SMALL = frozenset(
    """
    de het een en of in op aan van voor met bij uit te om die dat wie wat waar hoe er is zijn kan
    kunnen weet weten iets iemand over mensen goed graag mij me ik je jij we wij ons heeft hebben
    wil willen als naar door the a an and or of in on at for with by from to who whom what where
    how there is are can could know knows about something someone anyone people good i me my you
    your we us our has have want wants that which
    """.split()  # noqa: SIM905 (a list of words reads better as a text)
)
_own = local()


def fold(text):
    """Small letters without accents: “Café” and “CAFE” are one word."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFKD", text.casefold().translate(OTHER_LETTERS))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))


def words_in(text):
    """The folded words of a text, in order."""
    return [word[:LONGEST] for word in WORD.findall(fold(text or ""))]


def joined_in(text):
    """Words with an apostrophe in them as others write them, in one: “oconnor”, “fotos”."""
    if not text or APOSTROPHES.isdisjoint(text):
        return []
    return [word[:LONGEST] for word in (fold("".join(pair)) for pair in JOINED.findall(text)) if word]


def words_asked(text, *, most=8):
    """The words of a question that say what it is about; all of them when there are only small words."""
    words = list(dict.fromkeys(words_in(text)))
    words = [word for word in words if len(word) > 1] or words
    return ([word for word in words if word not in SMALL] or words)[:most]


@lru_cache(maxsize=100_000)
def forms_of(word):
    """A folded word with its Dutch and its English stems, each once."""
    dutch, english = _stemmers()
    return frozenset((word, english.stemWord(word), *_dutch_stems(word, dutch.stemWord)))


def _dutch_stems(word, stem):
    """The stem of Kraaij and Pohlmann, but for where it takes off more than an ending.

    “Gezin” is no form of “zin”, nor “gemeente” of “menen”: without “ge” only what looks like “gebouwd” goes
    on. “Schulden” is of “schuld” as well as of a verb in the past.
    """
    found = {stem(word)}
    if word.startswith("ge") and len(word) > SHORTEST_WITH_GE and not any(map(_begins_with_ge, found)):
        found = {"ge" + stem(f"be{word[2:]}").removeprefix("be")}
        if word.endswith(("d", "t")):
            found.add(stem(word))
    if word.endswith(("den", "ten")) and len(word) > SHORTEST_WITH_GE:
        single = word[:-2]
        found.add(single[:-1] if single[-1] == single[-2] else single)
    return found


def _begins_with_ge(word):
    return word.startswith("ge")


def all_words_in(text):
    """The folded words of a text, each once, and those with an apostrophe also in one."""
    return {*words_in(text), *joined_in(text)}


def stems_in(text):
    """Everything a text can be found by."""
    return set().union(*map(forms_of, all_words_in(text)))


def _stemmers():
    # A stemmer holds a state while it works and may not be shared by threads.
    if not hasattr(_own, "stemmers"):
        _own.stemmers = (Stemmer.Stemmer("dutch", 0), Stemmer.Stemmer("english", 0))
    return _own.stemmers
