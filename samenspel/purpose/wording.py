"""Which words of a sentence were taken out and put in."""

import re
from difflib import SequenceMatcher

# A word with the space behind it, so that the pieces together are the sentence.
WORD = re.compile(r"\S+\s*|\s+")

# Below this likeness the words have so little in common that one reads the two sentences better whole.
LIKE = 0.35


def differing(before, after):
    """(sign, text) pieces: "=" stands in both, "-" only before, "+" only after."""
    old, new = WORD.findall(before), WORD.findall(after)
    bare_old, bare_new = [word.strip() for word in old], [word.strip() for word in new]
    match = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    if match.ratio() < LIKE:
        return [("-", before), ("+", after)]
    found = []
    for kind, a, b, c, d in match.get_opcodes():
        if kind == "equal":
            found.append(("=", "".join(new[c:d])))
            continue
        found += [(sign, "".join(words)) for sign, words in (("-", old[a:b]), ("+", new[c:d])) if words]
    return found
