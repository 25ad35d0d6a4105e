"""What is different between two rounds of a proposal, in words."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from re import findall

from django.utils.translation import gettext_lazy as _

PARTS = (("title", _("In one line")), ("what", _("What is proposed")), ("why", _("Why")))
LISTS = (("alternatives", _("What could be done instead")), ("options", _("Options")))


@dataclass(frozen=True)
class Piece:
    """Some words: the same in both, added, or taken out."""

    text: str
    kind: str


@dataclass(frozen=True)
class Changed:
    label: str
    pieces: list


def between(before, after):
    """Each part that says something else now, in pieces; parts that say the same are left out."""
    changed = []
    for name, label in PARTS:
        if getattr(before, name) != getattr(after, name):
            changed.append(
                Changed(label, pieces(_words(getattr(before, name)), _words(getattr(after, name))))
            )
    for name, label in LISTS:
        if getattr(before, name) != getattr(after, name):
            lines = [[f"{line}\n" for line in getattr(round, name)] for round in (before, after)]
            changed.append(Changed(label, pieces(*lines)))
    return changed


def pieces(before, after):
    """Two lists of words as pieces in reading order, what was taken out before what came for it."""
    found = []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            found.append(Piece("".join(before[i:j]), "same"))
            continue
        if i < j:
            found.append(Piece("".join(before[i:j]), "out"))
        if k < m:
            found.append(Piece("".join(after[k:m]), "in"))
    return found


def _words(text):
    return findall(r"\s+|[^\s]+", text)
