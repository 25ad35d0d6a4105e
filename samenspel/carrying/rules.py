"""What a table asks of rows together, asked of a file before anything is written: what may stand there once,
what must be in order, and what may not lead back to itself."""

from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.utils.translation import gettext_noop

from samenspel.carrying.order import fields_of

TWICE = gettext_noop("This stands there twice; row %(other)s says it already.")
NOT_TOGETHER = gettext_noop("What stands in this row does not go together.")
IN_A_CIRCLE = gettext_noop("This leads back to itself.")

COMPARED = {
    "exact": lambda one, other: one == other,
    "gt": lambda one, other: one > other,
    "gte": lambda one, other: one >= other,
    "lt": lambda one, other: one < other,
    "lte": lambda one, other: one <= other,
    "in": lambda one, other: one in other,
    "range": lambda one, other: other[0] <= one <= other[1],
}


def broken(cargo, rows):
    """(row, field, sentence, details) for each rule that a row breaks; ``rows`` fit their fields already."""
    values = [_values(cargo, row) for row in rows]
    yield from _circles(cargo, rows)
    for constraint in cargo.model._meta.constraints:
        if isinstance(constraint, CheckConstraint):
            for row, each in zip(rows, values, strict=True):
                if holds(constraint.condition, each) is False:
                    yield row, _names(constraint.condition), NOT_TOGETHER, {}
        elif isinstance(constraint, UniqueConstraint) and constraint.fields:
            yield from _twice(rows, values, constraint.fields, constraint.condition)
    for field in fields_of(cargo):
        if field.unique:
            yield from _twice(rows, values, [field.name], None)


def _values(cargo, row):
    """As the table would have them; what does not go along is empty, the community is one."""
    said = {field.name: None for field in cargo.model._meta.concrete_fields}
    said |= {cargo.path: 1} if cargo.path else {}
    for field in fields_of(cargo):
        value = row[field.name]
        said[field.name] = value if field.remote_field or value is None else field.to_python(value)
    return said


def _twice(rows, values, names, condition):
    before = {}
    for row, each in zip(rows, values, strict=True):
        key = tuple(repr(each[name]) for name in names)
        if "None" in key or (condition is not None and holds(condition, each) is not True):
            continue
        if key in before:
            yield row, names[-1], TWICE, {"other": before[key]}
        before.setdefault(key, row["row"])


def holds(q, values):
    """Whether a row fits a condition: True, False, or None where what is empty leaves it open, as in SQL."""
    said = [holds(each, values) if isinstance(each, Q) else _leaf(each, values) for each in q.children]
    if q.connector == Q.OR:
        found = True if True in said else None if None in said else False
    else:
        found = False if False in said else None if None in said else True
    return found if found is None or not q.negated else not found


def _leaf(condition, values):
    name, _sign, how = condition[0].partition("__")
    one, other = values[name], condition[1]
    other = values[other.name] if isinstance(other, F) else other
    if how == "isnull" or (other is None and how in {"", "exact"}):
        return (one is None) == (other if how == "isnull" else True)
    if one is None or other is None:
        return None
    return COMPARED[how or "exact"](one, other)


def _names(q):
    leaves = [_names(each) if isinstance(each, Q) else each[0].partition("__")[0] for each in q.children]
    return ", ".join(dict.fromkeys(", ".join(leaves).split(", ")))


def _circles(cargo, rows):
    """Rows from which one comes back to where one was, along a key to the same kind of thing."""
    for field in fields_of(cargo):
        if field.related_model is not cargo.model:
            continue
        ahead, safe = {row["row"]: row[field.name] for row in rows}, set()
        for row in rows:
            way, at = set(), row["row"]
            while at is not None and at not in safe:
                if at in way:
                    yield row, field.name, IN_A_CIRCLE, {}
                    break
                way.add(at)
                at = ahead[at]
            safe |= way
