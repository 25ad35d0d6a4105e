"""How a word sounds, roughly: Meijer, Meyer and Maaier alike, Thijs and Tijs, Schmitz and Smits.

Dutch first: what is written in several ways is written in one, then only the consonants stay, each once. Made
for names and for typing mistakes; whoever uses it looks again whether two words are really near.
"""

import re
from functools import lru_cache

# In this order: letters that together sound as another.
ALIKE = (
    ("tsch", "s"),
    ("sch", "s"),
    ("sj", "s"),
    ("sh", "s"),
    ("tz", "s"),
    ("ts", "s"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("ck", "k"),
    ("cq", "k"),
    ("qu", "k"),
    ("mps", "ms"),
    ("mpt", "mt"),
    ("ch", "g"),
    ("gh", "g"),
    ("x", "ks"),
    ("z", "s"),
    ("v", "f"),
    ("q", "k"),
)
SOFT_C = re.compile(r"c(?=[eiy])")
SILENT = re.compile(r"(?<=.)[aeiouyjhw]")
TWICE = re.compile(r"(.)\1+")
VOWELS = "aeiouy"


@lru_cache(maxsize=50_000)
def sound_of(word):
    """The key that folded words of about the same sound share."""
    for written, heard in ALIKE:
        word = word.replace(written, heard)
    word = SOFT_C.sub("s", word).replace("c", "k")
    word = ("a" if word[:1] in VOWELS else word[:1]) + word[1:]
    kept = TWICE.sub(r"\1", SILENT.sub("", word))
    return kept[:-1] + "t" if kept.endswith("d") and len(kept) > 1 else kept
