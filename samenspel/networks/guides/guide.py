"""How to read one figure: its sentence, formula, source, caveat and the question to talk about."""

from dataclasses import dataclass

from django.utils.functional import Promise

FIRST = ("density", "mean_degree", "reciprocity_pairs", "transitivity", "largest", "cut_people")


@dataclass(frozen=True)
class Guide:
    """How to read one figure; ``kind`` is what ``discretion`` knows it by."""

    name: str
    kind: str
    title: Promise
    sentence: Promise
    how: Promise
    source: str
    caveat: Promise
    question: Promise
    digits: int = 2
    part_of: str = ""
    # Whether it tells of ties within organisations, and hides when something of those has to.
    by_organisation: bool = False

    @property
    def is_first(self):
        """Whether it stands on the page at once; seven figures are as much as people talk about."""
        return self.name in FIRST


@dataclass(frozen=True)
class OwnGuide:
    """How to read a figure about oneself, with the question to ask oneself."""

    name: str
    title: Promise
    sentence: Promise
    how: Promise
    source: str
    question: Promise
