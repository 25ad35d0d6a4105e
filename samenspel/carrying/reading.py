"""What stands in a file, checked row by row before anything is written."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop

from samenspel.carrying import seal
from samenspel.carrying.order import fields_of, in_order, leads_to_file, leads_to_person
from samenspel.intake.problems import Problems

ASK_MAKER = gettext_noop("Ask for a new file where this one was made; do not change it by hand.")


@dataclass(frozen=True)
class Contents:
    """What a file holds: its label, the rows by model, people and files; ``ours`` when this house made it."""

    label: dict
    rows: dict
    people: list
    files: list
    ours: bool
    problems: Problems


def read(found, progress=lambda rows: None):
    """All of it; what is wrong stands in ``problems``, each with its place."""
    problems = Problems()
    people = _listed(found.rows("people", 1), problems, "people.json", name=str, key=str)
    files = _listed(found.rows("files", 1), problems, "files.json", name=str, words=str, at=str, there=bool)
    rows, done = {cargo.model: found.rows(cargo.kind, cargo.version) for cargo in in_order()}, 0
    sizes = {model: len(some) for model, some in rows.items()} | {"people": len(people), "files": len(files)}
    for cargo in in_order():
        own = Problems()
        for row in rows[cargo.model]:
            _check(cargo, row, sizes, own)
            done += 1
            progress(done)
        if not cargo.path and len(rows[cargo.model]) != 1:
            own.add(gettext_noop("There must be one community in the file."), ASK_MAKER)
        problems.take_over(own, file=f"{cargo.kind}.json")
    return Contents(found.label, rows, people, files, seal.is_ours(found.label), problems)


def _listed(rows, problems, file, **shape):
    own = Problems()
    for row in rows:
        wrong = next((name for name, kind in shape.items() if type(row.get(name)) is not kind), None)
        if wrong:
            own.add(
                gettext_noop("This is missing, or is not what it should be."),
                ASK_MAKER,
                row=row["number"],
                column=wrong,
            )
    problems.take_over(own, file=file)
    return rows


def _check(cargo, row, sizes, problems):
    expected = {"number", *(field.name for field in fields_of(cargo))}
    for name in sorted(expected ^ row.keys()):
        problems.add(
            gettext_noop("This is missing, or should not be there."),
            ASK_MAKER,
            row=row["number"],
            column=name[:40],
        )
    for field in fields_of(cargo):
        if field.name in row and not _is_good(cargo, field, row[field.name], sizes):
            value = row[field.name]
            problems.add(
                gettext_noop("This cannot be read."),
                ASK_MAKER,
                row=row["number"],
                column=field.name,
                value=str(value)[:60] if isinstance(value, str | int | float) else "",
            )


def _is_good(cargo, field, value, sizes):
    if value is None:
        return field.null
    if field.remote_field:
        return type(value) is int and 1 <= value <= sizes.get(_where(field), 0)
    if field.get_internal_type() == "JSONField":
        return fits(value, cargo.shapes[field.name])
    if not isinstance(value, bool | int | str):
        return False
    try:
        field.clean(value, None)
    except (ValidationError, ValueError, TypeError, OverflowError, ArithmeticError):
        return False
    return "\0" not in value if isinstance(value, str) else abs(value) < 2**63


def _where(field):
    return "people" if leads_to_person(field) else "files" if leads_to_file(field) else field.related_model


def fits(value, shape):
    """Whether JSON looks as a room says: ``str``, ``[each]``, ``(this, that)``, ``{str: each}`` or any."""
    if shape is object:
        return True
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, dict):
        inner = shape[str]
        return isinstance(value, dict) and all(fits(each, inner) for each in value.values())
    return value is None if shape is None else type(value) is shape
