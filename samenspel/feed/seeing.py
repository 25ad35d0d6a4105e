"""Who may see which of some entries: their verbs decide, each asked once for all its entries.

The answer comes with everything the sentence is made of, so that a sentence kept from before is used only
where it says exactly what this viewer may read now.
"""

from dataclasses import dataclass

from django.db import models

from samenspel.feed.candidates import Candidate
from samenspel.feed.sockets import PEOPLE, VERBS
from samenspel.privacy.prepared import rows, rows_of
from samenspel.privacy.visibility import is_signed_in


@dataclass(frozen=True)
class Seen:
    """An entry this viewer may see.

    made_of  what its sentence says beside who did it: the fields of the thing and of what goes with it
    by       what there is to say of who did it; None where the viewer may not see them
    """

    entry: Candidate
    made_of: tuple
    by: tuple | None


def seen_of(viewer, candidates):
    """Those of the candidates that ``viewer`` may see and wants to read, in the same order."""
    muted = _muted_by(viewer)
    asked = [each for each in candidates if each.verb in VERBS and each.by not in muted]
    made_of = _made_of(viewer, asked)
    kept = [each for each in asked if (each.verb, each.about) in made_of]
    people = _people(viewer, {each.by for each in kept if each.by is not None})
    return [Seen(each, made_of[each.verb, each.about], people.get(each.by)) for each in kept]


def _made_of(viewer, candidates):
    """(verb, number of the thing) → what its sentence is made of, for things the viewer may see."""
    groups = {}
    for each in candidates:
        verb = VERBS[each.verb]
        groups.setdefault((verb.model, verb.visible_to, verb.related), []).append(each)
    found = {}
    for (model, visible_to, related), entries in groups.items():
        numbers = [each.about for each in entries]
        seen = rows_of((visible_to, related), _question(visible_to, model, related), viewer, numbers)
        seen = {row[0]: row for row in seen}
        found |= {(each.verb, each.about): seen[each.about] for each in entries if each.about in seen}
    return found


def _people(viewer, numbers):
    if not numbers or not PEOPLE:
        return {}
    model = PEOPLE[0].model
    question = _question(model.objects.visible_to, model, ())
    return {row[0]: row for row in rows_of("people", question, viewer, numbers)}


def _question(visible_to, model, related):
    return lambda person: visible_to(person).order_by().values_list(*_fields(model, related))


def _muted_by(viewer):
    if not is_signed_in(viewer) or not PEOPLE:
        return set()
    muted = rows("muted", lambda person: PEOPLE[0].muted_by(person).values_list("person"), viewer)
    return {number for (number,) in muted}


def _fields(model, related):
    """The primary key, and all short fields of the model and of what goes with it.

    Long texts stay out: no sentence in the feed holds one.
    """
    fields = ["pk", *_short(model)]
    for path in related:
        there = model
        for number, step in enumerate(path.split("__"), start=1):
            there = there._meta.get_field(step).related_model
            before = "__".join(path.split("__")[:number])
            fields += [f"{before}__{name}" for name in _short(there)]
    return tuple(dict.fromkeys(fields))


def _short(model):
    return [
        field.attname
        for field in model._meta.concrete_fields
        if not isinstance(field, models.TextField) and field.name not in {"email", "password", "last_login"}
    ]
