"""A run on the page: an upload is looked through, shown, confirmed, carried out by the worker, and forgotten.

A run may be begun twice (a double press, two tabs, a worker that died). Each begin has a number, and only the
last one may end the run, in the same transaction as the import; so it happens once or not at all.
"""

import logging
import secrets
import traceback
from datetime import timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone, translation
from django.utils.translation import gettext_noop

from samenspel.intake import columns, importing, progress
from samenspel.intake.models import Run
from samenspel.intake.naming import guessed_name
from samenspel.intake.problems import OUR_FAULT, Problems, Unreadable
from samenspel.intake.sockets import IMPORTERS, PACKS

log = logging.getLogger(__name__)
AT_ONCE_ROWS = 5_000
AT_ONCE_BYTES = 2_000_000
KEPT_DAYS = 7
STUCK_DAYS = 1
EXAMPLES = 3
State = Run.State
UNDER_WAY = (State.CHECKING, State.WAITING, State.RUNNING)
STOPPED = (
    gettext_noop("This stopped half-way a day ago and nobody began it again; nothing was imported."),
    gettext_noop("Bring the file once more."),
)


class TakenOver(Exception):
    """Someone began this run anew; what this worker did is taken back."""


def begin(upload, *, kind, by, dataset_name="", at=None, **options):
    """Keep the upload and read its header; raises Unreadable, and keeps nothing, when it is no table."""
    run = Run(kind=kind, file_name=upload.name[-200:], by=by, made_at=at or timezone.now())
    run.dataset_name = dataset_name or guessed_name(upload.name, with_folder=False)
    run.options = {"language": translation.get_language(), **options}
    run.file.save(secrets.token_hex(16), upload, save=False)
    try:
        with transaction.atomic():
            _read_header(run, upload.name)
            run.save()
    except Exception as error:
        run.file.delete(save=False)
        if isinstance(error, Unreadable):
            raise
        log_unless_ours(error)
        raise Unreadable(*OUR_FAULT) from None
    forget_old(at=at)
    return run


def _read_header(run, name):
    if run.kind in PACKS:
        run.rows_total, run.preview = PACKS[run.kind].opened(run)
        return
    table, source = importing.open_table(IMPORTERS[run.kind], run.file.path, name)
    run.rows_total = max(source.lines, len(table.people))
    run.mapping = columns.guess(table, IMPORTERS[run.kind])
    run.preview = {**_shown(table), "bytes": source.size}


def look(run):
    """Check the file as it is mapped now: at once when it is small, else by the worker."""
    run.state, run.begun_at = State.CHECKING, timezone.now()
    run.attempt += 1
    run.save()
    if run.rows_total <= AT_ONCE_ROWS and run.preview.get("bytes", 0) <= AT_ONCE_BYTES:
        look_now(run.pk, run.attempt)
    else:
        _later("look_now", run)


def look_now(pk, attempt):
    run = Run.objects.filter(pk=pk, attempt=attempt, state=State.CHECKING).first()
    if run is None:
        return
    with translation.override(run.options.get("language")):
        outcome = _checked(run)
    Run.objects.filter(pk=pk, attempt=attempt, state=State.CHECKING).update(
        state=State.READ,
        counts=outcome.counts,
        rows_total=outcome.counts.get("rows") or run.rows_total,
        preview={**run.preview, **_seen(run, outcome)},
        **_told(outcome.problems),
    )


def confirm(run):
    """Hand the run to the worker; a second call changes nothing. Returns whether this call did it."""
    with transaction.atomic():
        handed = Run.objects.filter(
            pk=run.pk, state=State.READ, problems_total=0, attempt=run.attempt
        ).update(state=State.WAITING, attempt=F("attempt") + 1, begun_at=timezone.now())
        if handed:
            run.refresh_from_db()
            _later("carry_out", run)
    return bool(handed)


def again(run):
    """Begin anew what stopped half-way; what the first try may still do will not count."""
    if not run.is_under_way or not progress.has_stopped(run):
        return False
    with transaction.atomic():
        state = State.CHECKING if run.state == State.CHECKING else State.WAITING
        taken = Run.objects.filter(pk=run.pk, attempt=run.attempt).update(
            state=state, attempt=F("attempt") + 1, begun_at=timezone.now()
        )
        if taken:
            run.refresh_from_db()
            progress.forget(run)
            _later("look_now" if state == State.CHECKING else "carry_out", run)
    return bool(taken)


def carry_out(pk, attempt):
    """What the worker does: import all of it and end the run; then the file goes."""
    if not Run.objects.filter(pk=pk, attempt=attempt, state=State.WAITING).update(state=State.RUNNING):
        return
    run = Run.objects.get(pk=pk)
    with translation.override(run.options.get("language")):
        if _ended(run):
            forget_file(run)


def _ended(run):
    """Import, and end the run in the same transaction; false when someone else took it over meanwhile."""

    def settle(outcome):
        if not _end(run, State.DONE, counts=outcome.counts, dataset=outcome.dataset):
            raise TakenOver

    try:
        told = progress.note(run, run.rows_total)
        if run.kind in PACKS:
            PACKS[run.kind].carry_out(run, told, settle)
        else:
            importing.carry_out(plan_of(run), progress=told, settle=settle)
    except TakenOver:
        return False
    except importing.Refused as refused:
        return _end(run, State.REFUSED, **_told(refused.outcome.problems))
    except Exception as error:
        log_unless_ours(error)
        return _end(run, State.REFUSED, **_told(problems_of(error)))
    return True


def problems_of(error):
    problems = Problems()
    if isinstance(error, Unreadable):
        problems.add_wrong(error)
    else:
        problems.add(*OUR_FAULT)
    return problems


def log_unless_ours(error):
    """What went wrong and where; not the words of the error, since those may quote a cell of the file."""
    if not isinstance(error, Unreadable):
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("an import failed: %s\n%s", type(error).__name__, where)


def plan_of(run):
    options = run.options
    return importing.prepare(
        run.kind,
        run.file.path,
        name=run.file_name,
        mapping=run.mapping,
        dataset_name=run.dataset_name,
        visibility=options.get("visibility", ""),
        defaults=options.get("defaults", {}),
        known_only=options.get("known_only", False),
        undirected=frozenset(options.get("undirected", ())),
        by=run.by,
    )


def throw_away(run):
    """Forget an upload that was not brought in, with its file. A run that is over stays in the list."""
    if (
        Run.objects.filter(pk=run.pk)
        .exclude(state__in=[State.WAITING, State.RUNNING, State.DONE])
        .delete()[0]
    ):
        forget_file(run)


def forget_file(run):
    progress.forget(run)
    if run.file:
        run.file.delete(save=False)
        Run.objects.filter(pk=run.pk).update(file="")


def forget_old(*, at=None):
    """Uploads that nobody confirmed in a week go; what stopped half-way a day ago ends, and its file goes."""
    at = at or timezone.now()
    stuck = Run.objects.filter(state__in=UNDER_WAY, begun_at__lt=at - timedelta(days=STUCK_DAYS))
    for run in stuck:
        if progress.has_stopped(run, at):
            _give_up(run, at)
    for run in Run.objects.filter(state=State.READ, made_at__lt=at - timedelta(days=KEPT_DAYS)):
        throw_away(run)
    for run in Run.objects.filter(state__in=[State.DONE, State.REFUSED]).exclude(file=""):
        forget_file(run)


def _give_up(run, at):
    """End what no worker has gone on with; one that still wakes up finds that it came too late."""
    Run.objects.filter(pk=run.pk, attempt=run.attempt, state__in=UNDER_WAY).update(
        state=State.REFUSED, attempt=F("attempt") + 1, ended_at=at, **_told(problems_of(Unreadable(*STOPPED)))
    )


def _later(act, run):
    from samenspel.intake import tasks

    task, pk, attempt = getattr(tasks, act), run.pk, run.attempt
    transaction.on_commit(lambda: task.enqueue(pk, attempt))


def _checked(run):
    try:
        told = progress.note(run, run.rows_total)
        if run.kind in PACKS:
            return PACKS[run.kind].check(run, told)
        return importing.check(plan_of(run), progress=told)
    except Exception as error:
        log_unless_ours(error)
        return importing.Outcome({}, problems_of(error))


def _end(run, state, **fields):
    return Run.objects.filter(pk=run.pk, attempt=run.attempt, state=State.RUNNING).update(
        state=state, ended_at=timezone.now(), **fields
    )


def _told(problems):
    return {"problems": problems.as_json(), "problems_total": len(problems)}


def _shown(table):
    sample = table.sample(20)
    examples = [
        list(dict.fromkeys(row[place] for row in sample if place < len(row) and row[place].strip()))[
            :EXAMPLES
        ]
        for place in range(len(table.columns))
    ]
    return {
        "columns": [
            {"name": name, "examples": [each[:40] for each in some]}
            for name, some in zip(table.columns, examples, strict=True)
        ],
        "read": [table.format, *table.facts],
        "place": table.place,
    }


def _seen(run, outcome):
    """What the preview shows once everything was read; a pack says itself what is worth seeing."""
    if run.kind in PACKS:
        return {"seen": outcome.first_rows}
    return {"rows": _rows_shown(run, outcome.first_rows)}


def _rows_shown(run, rows):
    """The first rows as they will be: field names above, texts below."""
    importer = IMPORTERS[run.kind]
    fields = [
        field.name
        for field in importer.fields
        if any(row.get(field.name) not in ("", [], None) for row in rows)
    ]
    attributes = list(dict.fromkeys(name for row in rows for name in row["attributes"]))
    return {
        "fields": fields,
        "attributes": attributes,
        "rows": [
            [
                *(_text(row[field]) for field in fields),
                *(row["attributes"].get(name, "") for name in attributes),
            ]
            for row in rows
        ],
    }


def _text(value):
    if isinstance(value, list):
        return ", ".join(value)
    if hasattr(value, "isoformat"):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    return f"{value:g}" if isinstance(value, float) else value if isinstance(value, bool) else str(value)
