"""The import itself: check every row first, then bring all of it in, in one transaction, or nothing.

The check reads the whole file and the database and writes nothing, so nobody waits for it. The import reads
the file again and does the same work, now writing; whatever goes wrong then takes everything back.
"""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from samenspel.intake import cells, columns
from samenspel.intake.models import Dataset
from samenspel.intake.problems import Problems, Unreadable, Wrong
from samenspel.intake.reading import Source, open_source
from samenspel.intake.signals import dataset_changed
from samenspel.intake.sockets import IMPORTERS, Importer
from samenspel.intake.tables import Table, csv_table

BATCH = 2_000
FIRST_ROWS = 5
ATTRIBUTE_TEXT = cells.text(200)
EMPTY = (gettext_noop("This cell is empty."), gettext_noop("Fill it in, or leave the row out."))


@dataclass(frozen=True)
class Row:
    number: int
    values: dict[str, Any]


@dataclass
class Plan:
    """What is to be brought in, from which table, as what, into which dataset."""

    importer: Importer
    table: Table
    mapping: dict[str, str]
    dataset_name: str
    visibility: str = ""
    defaults: dict[str, Any] = field(default_factory=dict)
    known_only: bool = False
    # Relations in which a tie has no direction; ``*`` stands for all.
    undirected: frozenset[str] = frozenset()
    by: Any = None
    rows_expected: int = 0


@dataclass
class Outcome:
    counts: dict[str, Any]
    problems: Problems
    first_rows: list[dict[str, Any]] = field(default_factory=list)
    dataset: Dataset | None = None


class Refused(Exception):
    """Nothing was imported; ``outcome.problems`` says why, row by row."""

    def __init__(self, outcome):
        super().__init__(f"{len(outcome.problems)} problems")
        self.outcome = outcome


class Job:
    """One pass over a file: what the works of all rooms share while they judge, count and write."""

    def __init__(self, plan, dataset, *, writing, at=None):
        self.plan, self.dataset, self.writing = plan, dataset, writing
        self.at = at or timezone.now()
        self.problems = Problems(plan.table.place)
        self.counts = {"rows": 0}
        self._books = {}

    def book(self, kind):
        """The one ``kind(job)`` of this pass: what is known so far of people, of organisations."""
        if kind not in self._books:
            self._books[kind] = kind(self)
        return self._books[kind]

    def ours(self, model):
        """What the dataset already holds of ``model``; a dataset still to be made holds nothing."""
        return model.objects.filter(dataset=self.dataset) if self.dataset.pk else model.objects.none()

    def count(self, *names, by=1):
        """Add to a figure of the report: ``count("ties", "new")`` makes ``{"ties": {"new": 1}}``."""
        if not by:
            return
        place = self.counts
        for name in names[:-1]:
            place = place.setdefault(name, {})
        place[names[-1]] = place.get(names[-1], 0) + by

    def wrong(self, row, column_of, wrong, todo="", *, value="", **details):
        """Note a problem in the column that gives field ``column_of``."""
        mapping = self.plan.mapping
        column = next((column for column, field in mapping.items() if field == column_of), "")
        self.problems.add(wrong, todo, row=row, column=column, value=value, **details)


def open_table(importer: Importer, path, name=None, beside=None) -> tuple[Table, Source]:
    """The table in a file, by the first reader that knows its kind, and the file as it was read."""
    source = open_source(path, name, beside)
    for reader in importer.readers:
        table = reader(source)
        if table is not None:
            return table, source
    return csv_table(source), source


def prepare(
    kind, path, *, name=None, beside=None, words=(), mapping=None, dataset_name="", **options
) -> Plan:
    """Read the header, map the columns and settle the dataset; raises Unreadable with what to do."""
    importer = IMPORTERS[kind]
    table, source = open_table(importer, path, name, beside)
    mapping = columns.guess(table, importer) if mapping is None else mapping
    mapping = columns.changed(mapping, table, importer, words)
    # What is said by hand for the whole file goes before a column of it.
    defaults = options.get("defaults", {})
    mapping = {column: columns.LEFT_OUT if field in defaults else field for column, field in mapping.items()}
    plan = Plan(
        importer, table, mapping, dataset_name.strip(), rows_expected=max(source.lines - 1, 0), **options
    )
    columns.judge(mapping, table, importer, plan.defaults)
    if not Dataset.slug_of(plan.dataset_name):
        raise Unreadable(
            gettext_noop("The set of data has no name yet."),
            gettext_noop("Give it one: it is how files that belong together find each other."),
        )
    return plan


def check(plan: Plan, *, at=None, progress: Callable[[int], None] = lambda rows: None) -> Outcome:
    """Judge and count every row; nothing is written."""
    dataset = Dataset.named(plan.dataset_name) or Dataset.unsaved(plan, at)
    job = Job(plan, dataset, writing=False, at=at)
    first_rows = _worked_through(job, progress)
    return Outcome(job.counts, job.problems, first_rows, dataset)


def carry_out(
    plan: Plan, *, at=None, progress: Callable[[int], None] = lambda rows: None, settle=None
) -> Outcome:
    """Bring everything in, or nothing; raises Refused when a row is wrong.

    ``settle(outcome)`` is called in the same transaction, last: when it raises, all is taken back.
    """
    with transaction.atomic():
        dataset = Dataset.ready_for(plan, at)
        job = Job(plan, dataset, writing=True, at=at)
        first_rows = _worked_through(job, progress)
        outcome = Outcome(job.counts, job.problems, first_rows, dataset)
        if job.problems:
            raise Refused(outcome)
        if settle:
            settle(outcome)
        transaction.on_commit(lambda: _tell(outcome, plan.importer.kind))
    return outcome


def _tell(outcome, kind):
    if did_something(outcome.counts):
        dataset_changed.send_robust(Dataset, dataset=outcome.dataset, kind=kind)


def did_something(counts):
    """Whether an import brought anything that was not there."""
    each = [figures for figures in counts.values() if isinstance(figures, dict)]
    return any(figures.get("new") or figures.get("changed") for figures in each)


def _worked_through(job, progress):
    works = [work(job) for work in job.plan.importer.works]
    first_rows = []
    rows = rows_of(job)
    while batch := list(itertools.islice(rows, BATCH)):
        first_rows += [row.values for row in batch[: FIRST_ROWS - len(first_rows)]]
        for work in works:
            work.take(batch)
        progress(job.counts["rows"])
    for work in works:
        work.end()
    if not job.counts["rows"] and not job.plan.table.people and not job.problems:
        job.problems.add(
            gettext_noop("There is a header, but there are no rows below it."),
            gettext_noop("Fill in at least one row."),
        )
    return first_rows


def rows_of(job) -> Iterator[Row]:
    """The rows that are in order, as values; what is wrong with the others is noted, every cell of it."""
    plan, problems = job.plan, job.problems
    width = len(plan.table.columns)
    fields, attributes = _mapped(plan)
    always = {each.name: plan.defaults.get(each.name, each.empty) for each in plan.importer.fields}
    try:
        for number, row in plan.table.rows():
            if not any(row) or not "".join(row).strip():
                continue
            job.counts["rows"] += 1
            if len(row) != width:
                note_ragged(problems, number, len(row), width)
                continue
            before = problems.total
            values = {**always, "attributes": {}}
            for position, field, column in fields:
                cell = row[position].strip()
                if cell:
                    try:
                        values[field.name] = field.read(cell)
                    except Wrong as error:
                        problems.add_wrong(error, row=number, column=column, value=cell)
                elif field.required:
                    problems.add(*EMPTY, row=number, column=column)
            for position, name, column in attributes:
                _take_along(values["attributes"], name, row[position].strip(), number, column, problems)
            if problems.total == before:
                yield Row(number, values)
    except Unreadable as error:
        problems.add_wrong(error)


def _mapped(plan):
    """Which cells become fields, and which attributes: (position, field or attribute name, column)."""
    places = list(enumerate(plan.table.columns))
    named = [(position, plan.mapping.get(column, columns.LEFT_OUT), column) for position, column in places]
    fields = [
        (position, plan.importer.field(name), column)
        for position, name, column in named
        if name not in (columns.LEFT_OUT, columns.ATTRIBUTE)
    ]
    attributes = [
        (position, columns.plain(column) or f"column_{position + 1}", column)
        for position, name, column in named
        if name == columns.ATTRIBUTE
    ]
    return fields, attributes


def _take_along(attributes, name, cell, number, column, problems):
    try:
        if cell:
            attributes[name] = ATTRIBUTE_TEXT(cell)
    except Wrong as error:
        problems.add_wrong(error, row=number, column=column, value=cell)


def note_ragged(problems, number, count, width):
    problems.add(
        gettext_noop("This row has %(count)s cells; the first row has %(width)s."),
        gettext_noop(
            "Look for a separator too many or too few, or a text with a separator that needs quotation marks."
        ),
        row=number,
        count=count,
        width=width,
    )
