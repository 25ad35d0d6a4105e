"""Names as they are searched and sorted: without case, accents and punctuation."""

import re
import unicodedata


def fold(words):
    """``Súdwest-Fryslân`` → ``sudwest fryslan``; ``'s-Gravenhage`` → ``s gravenhage``."""
    apart = unicodedata.normalize("NFKD", words.casefold())
    bare = "".join(sign for sign in apart if not unicodedata.combining(sign))
    return " ".join(re.findall(r"[^\W_]+", bare))
