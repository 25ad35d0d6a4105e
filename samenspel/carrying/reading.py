"""What stands in a file, checked row by row before anything is written."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_noop

from samenspel.carrying import rules, seal
from samenspel.carrying.order import fields_of, in_order, leads_to_file, leads_to_person
from samenspel.carrying.shapes import fits
from samenspel.intake.problems import Problems

ASK_MAKER = gettext_noop("Ask for a new file where this one was made; do not change it by hand.")
UNREADABLE = gettext_noop("This cannot be read.")
# Moments outside these years cannot be shown in every part of the world.
YEARS = range(1000, 9000)
BOOLEANS = {"BooleanField", "NullBooleanField"}


@dataclass(frozen=True)
class Contents:
    """What a file holds: its label, the rows by model, people and files; ``ours`` when this house made it."""

    label: dict
    rows: dict
    people: list
    files: list
    ours: bool
    problems: Problems

    @property
    def mark(self):
        return str(self.label.get("mark", ""))


def read(found, progress=lambda rows: None):
    """All of it; what is wrong stands in ``problems``, each with its place."""
    problems = Problems()
    people = _listed(found.rows("people", 1), problems, "people.json", name=str, key=str)
    files = _listed(found.rows("files", 1), problems, "files.json", name=str, words=str, at=str, there=bool)
    _check_files(files, found, len(people), problems)
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
    if not problems:
        _check_together(rows, problems)
    return Contents(found.label, rows, people, files, seal.is_ours(found.label), problems)


def _listed(rows, problems, file, **shape):
    own = Problems()
    for row in rows:
        wrong = next((name for name, kind in shape.items() if not fits(row.get(name), kind)), None)
        if wrong:
            own.add(
                gettext_noop("This is missing, or is not what it should be."),
                ASK_MAKER,
                row=row["row"],
                column=wrong,
            )
    problems.take_over(own, file=file)
    return rows


def _check_files(rows, found, people, problems):
    """Each is in the file, or was gone where it came from; who brought it is somebody who is named."""
    own = Problems()
    for row in rows:
        by = row.get("by")
        if by is not None and not (type(by) is int and 1 <= by <= people):
            own.add(UNREADABLE, ASK_MAKER, row=row["row"], column="by")
        if row.get("there") is True and f"files/{row['row']}" not in found.names():
            own.add(UNREADABLE, ASK_MAKER, row=row["row"], column="there")
        if isinstance(row.get("at"), str) and not _is_moment(row["at"]):
            own.add(UNREADABLE, ASK_MAKER, row=row["row"], column="at")
    problems.take_over(own, file="files.json")


def _check(cargo, row, sizes, problems):
    expected = {"row", *(field.name for field in fields_of(cargo))}
    for name in sorted(expected ^ row.keys()):
        problems.add(
            gettext_noop("This is missing, or should not be there."),
            ASK_MAKER,
            row=row["row"],
            column=name[:40],
        )
    for field in fields_of(cargo):
        if field.name in row and not _is_good(cargo, field, row[field.name], sizes):
            value = row[field.name]
            problems.add(
                UNREADABLE,
                ASK_MAKER,
                row=row["row"],
                column=field.name,
                value=str(value)[:60] if isinstance(value, str | int | float) else "",
            )


def _check_together(rows, problems):
    """What rows say of one another, once each can be read by itself."""
    for cargo in in_order():
        own = Problems()
        for row, column, said, details in rules.broken(cargo, rows[cargo.model]):
            own.add(said, ASK_MAKER, row=row["row"], column=column, **details)
        for row in rows[cargo.model]:
            if wrong := cargo.check(row, rows):
                own.add(rules.NOT_TOGETHER, ASK_MAKER, row=row["row"], column=wrong)
        problems.take_over(own, file=f"{cargo.kind}.json")


def _is_good(cargo, field, value, sizes):
    if value is None:
        return field.null
    if field.name in cargo.words:
        return fits(value, cargo.words[field.name].shape)
    if field.name in cargo.lists:
        size = sizes[cargo.lists[field.name]]
        return isinstance(value, list) and all(type(each) is int and 1 <= each <= size for each in value)
    if field.remote_field:
        return type(value) is int and 1 <= value <= sizes.get(_where(field), 0)
    if field.get_internal_type() == "JSONField":
        return fits(value, cargo.shapes[field.name])
    return _is_of_kind(field, value) and _is_allowed(field, value)


def _is_of_kind(field, value):
    kind = field.get_internal_type()
    if kind in BOOLEANS:
        return type(value) is bool
    if "Integer" in kind:
        return type(value) is int
    too_long = type(value) is str and field.max_length is not None and len(value) > field.max_length
    return type(value) is str and "\0" not in value and not too_long


def _is_allowed(field, value):
    """As the table has it, also of fields nobody types in."""
    if field.choices and value not in {choice for choice, _words in field.flatchoices}:
        return value == "" and field.blank
    try:
        there = field.to_python(value)
        field.run_validators(there)
    except (ValidationError, ValueError, TypeError, OverflowError, ArithmeticError):
        return False
    if isinstance(there, datetime) and timezone.is_naive(there):
        return False
    return not isinstance(there, date) or there.year in YEARS


def _is_moment(said):
    try:
        there = datetime.fromisoformat(said)
    except ValueError:
        return False
    return timezone.is_aware(there) and there.year in YEARS


def _where(field):
    return "people" if leads_to_person(field) else "files" if leads_to_file(field) else field.related_model
