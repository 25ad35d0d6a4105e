"""How a result changed: each change with who made it and why, and the words taken out and put in."""

from dataclasses import dataclass

from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.purpose.wording import differing
from samenspel.work.models import Result


@dataclass(frozen=True)
class Change:
    """One change: ``parts`` are (words of the field, pieces) pairs, in the order of the page."""

    revision: object
    by: Person | None
    parts: list


def changes(result, viewer):
    """What was changed, the latest first; only where ``viewer`` might read it both before and after."""
    revisions = list(result.revisions.select_related("by"))
    seen = Person.objects.visible_to(viewer).filter(pk__in=[row.by_id for row in revisions if row.by_id])
    seen = set(seen.values_list("pk", flat=True))
    is_involved = _is_involved(result, viewer)
    after, is_open, found = _said(result), True, []
    for row in revisions:
        was_open = is_involved or row.visibility != Visibility.PRIVATE
        if was_open and is_open:
            by = row.by if row.by_id in seen else None
            found.append(Change(row, by, _parts(row.said, after)))
        after, is_open = row.said, was_open
    return found


def _said(result):
    return {name: getattr(result, name) for name in Result.WORDS}


def _is_involved(result, viewer):
    """Whether ``viewer`` might read it while it was for those involved only."""
    is_named = result.contributions.standing().filter(person=viewer).exists()
    return viewer.is_administrator or result.published_by_id == viewer.pk or is_named


def _parts(before, after):
    parts = []
    for name in Result.WORDS:
        old, new = _words(name, before.get(name, "")), _words(name, after.get(name, ""))
        if old != new:
            parts.append((Result._meta.get_field(name).verbose_name, differing(old, new)))
    return parts


def _words(name, value):
    return str(dict(Result.Kind.choices).get(value, value)) if name == "kind" else value
