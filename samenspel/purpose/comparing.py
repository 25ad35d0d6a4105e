"""What differs between two versions, along the lineage of each sentence, and why it changed on the way."""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from samenspel.purpose.models import Dropping, Part, VersionSentence
from samenspel.purpose.wording import differing

KEPT, CHANGED, NEW, GONE, MOVED = "kept", "changed", "new", "gone", "moved"


@dataclass(frozen=True)
class Line:
    """One sentence of the later version, or one of the earlier that is gone.

    words   (sign, text) pieces: "=" in both, "-" taken out, "+" put in
    steps   (version, why) for each version on the way in which it changed
    """

    kind: str
    part: str
    before: VersionSentence | None
    after: VersionSentence | None
    words: list = field(default_factory=list)
    steps: list = field(default_factory=list)

    @property
    def part_words(self):
        return Part(self.part).label

    @property
    def was_part_words(self):
        return Part(self.before.part).label if self.before and self.before.part != self.part else ""


def compare(earlier, later, versions):
    """Lines in the order of the later version, those that are gone at the end of their part.

    versions   every version of the community from the earlier up to the later one, in order
    """
    known = _sentences(versions)
    numbers = {version.pk: version for version in versions}
    old, new = known[earlier.pk], known[later.pk]
    by_pk = {each.pk: each for rows in known.values() for each in rows}
    pairs = [(each, _ancestor(each, earlier, by_pk)) for each in new]
    moved = _moved(old, pairs)
    lines = [_line(after, before, moved, by_pk, numbers, earlier) for after, before in pairs]
    came_along = {before.pk for _after, before in pairs if before}
    gone = [each for each in old if each.pk not in came_along]
    return _in_parts(lines + _gone(gone, known, versions))


def summary(lines):
    """How many lines there are of each kind, the kinds that occur only."""
    order = (CHANGED, NEW, GONE, MOVED, KEPT)
    counts = {kind: sum(line.kind == kind for line in lines) for kind in order}
    return {kind: number for kind, number in counts.items() if number}


def _sentences(versions):
    found = {version.pk: [] for version in versions}
    for each in VersionSentence.objects.filter(version__in=versions).in_order():
        found[each.version_id].append(each)
    return found


def _ancestor(sentence, earlier, by_pk):
    """The sentence of the earlier version it descends from, or None."""
    while sentence is not None and sentence.version_id != earlier.pk:
        sentence = by_pk.get(sentence.came_from_id)
    return sentence


def _moved(old, pairs):
    """The later sentences that stand in another order among those that stayed in their part."""
    moved = set()
    for part in Part.values:
        stayed = [(after, before) for after, before in pairs if before and after.part == before.part == part]
        order = [before.pk for _after, before in stayed]
        was = [each.pk for each in old if each.pk in set(order)]
        blocks = SequenceMatcher(None, was, order, autojunk=False).get_matching_blocks()
        in_place = {place for block in blocks for place in range(block.b, block.b + block.size)}
        moved |= {after.pk for place, (after, _before) in enumerate(stayed) if place not in in_place}
    return moved


def _line(after, before, moved, by_pk, numbers, earlier):
    steps = _steps(after, by_pk, numbers, earlier)
    if before is None:
        return Line(NEW, after.part, None, after, [("+", after.text)], steps)
    if before.text != after.text:
        return Line(CHANGED, after.part, before, after, differing(before.text, after.text), steps)
    if before.part != after.part or after.pk in moved:
        return Line(MOVED, after.part, before, after, [("=", after.text)], steps)
    return Line(KEPT, after.part, before, after, [("=", after.text)])


def _steps(sentence, by_pk, numbers, earlier):
    """Why it changed in each version on the way, the latest first."""
    found = []
    while sentence is not None and sentence.version_id != earlier.pk:
        if sentence.why:
            found.append((numbers[sentence.version_id], sentence.why))
        sentence = by_pk.get(sentence.came_from_id)
    return found


def _gone(sentences, known, versions):
    """Those that did not come through, with why they were left out on the way, perhaps in other words."""
    children = {}
    for version in versions:
        for each in known[version.pk]:
            children.setdefault(each.came_from_id, []).append(each)
    whys = {}
    for row in Dropping.objects.filter(version__in=versions).select_related("version"):
        whys[row.sentence_id] = (row.version, row.why)
    found = []
    for sentence in sentences:
        last = sentence
        while children.get(last.pk):
            last = children[last.pk][-1]
        steps = [whys[last.pk]] if last.pk in whys and whys[last.pk][1] else []
        found.append(Line(GONE, sentence.part, sentence, None, [("-", sentence.text)], steps))
    return found


def _in_parts(lines):
    order = {part: place for place, part in enumerate(Part.values)}
    return sorted(lines, key=lambda line: (order[line.part], line.kind == GONE))
