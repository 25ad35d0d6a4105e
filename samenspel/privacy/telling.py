"""What is held about someone as a few lines to read: how much there is, and the latest of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator

from samenspel.privacy.dossier import counts, holdings, latest, told
from samenspel.privacy.sockets import Holding

LONGEST = 90
PARTS = 4
# Words of the house itself, that say nothing to people.
OURS = {"id", "slug", "key", "once", "about_type", "about_id", "pk", "number"}


@dataclass(frozen=True)
class Told:
    """One kind: how many rows, the latest as lines, or facts (words, value) where rows are not told."""

    holding: Holding
    count: int = 0
    lines: list = field(default_factory=list)
    facts: list = field(default_factory=list)

    @property
    def is_there(self):
        return bool(self.count or self.facts)

    @property
    def more(self):
        return max(0, self.count - len(self.lines))


def tell_all(person):
    """Everything that is held, each with what there is of it about ``person``."""
    some = holdings()
    there = counts([each for each in some if not each.told and not each.withheld], person)
    return [_tell(holding, there.get(holding.model, 0), person) for holding in some]


def _tell(holding, count, person):
    if holding.told:
        return Told(holding, facts=list(told(holding, person).items()))
    rows = latest(holding, person) if count else []
    return Told(holding, count, [line for row in rows if (line := line_of(holding.model, row, person))])


def line_of(model, row, person):
    """A row in a few words: what it leads to, what it says, when."""
    parts = []
    for name, value in row.items():
        if name in OURS or value in (None, "", [], {}, str(person)) or isinstance(value, bool):
            continue
        said = _said(model._meta.get_field(name), value)
        if said and said not in parts:
            parts.append(said)
    return " · ".join(parts[:PARTS])


def _said(known, value):
    """A value in words; choices by their label, moments as a day."""
    if known.choices:
        return str(dict(known.flatchoices).get(value, value))
    kind = known.get_internal_type()
    if kind in {"DateTimeField", "DateField"}:
        day = datetime.fromisoformat(value) if kind == "DateTimeField" else date.fromisoformat(value)
        day = timezone.localtime(day) if kind == "DateTimeField" else day
        return date_format(day, "j F Y")
    if isinstance(value, str):
        return Truncator(value).chars(LONGEST)
    return ""
