"""A community as a pack: looked through, shown, put down by the worker (``samenspel.intake.running``)."""

from pathlib import Path

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_noop

from samenspel.carrying import arriving, people
from samenspel.carrying.opening import opened
from samenspel.carrying.order import in_order
from samenspel.carrying.reading import read
from samenspel.intake import sockets
from samenspel.intake.importing import Outcome, Refused
from samenspel.intake.problems import Unreadable

KIND = "community"
NOT_YOU = (
    gettext_noop("You may not start a community any more."),
    gettext_noop("Ask an administrator to bring it in."),
)


def _opened(run):
    with opened(Path(run.file.path)) as found:
        contents = read(found)
        size = Path(run.file.path).stat().st_size
        rows = sum(len(some) for some in contents.rows.values())
        made = found.label.get("made_at")
        try:
            made = parse_datetime(made) and made
        except (TypeError, ValueError):
            made = None
        return rows, {"name": str(found.label.get("name", ""))[:120], "made_at": made, "bytes": size}


def _check(run, progress):
    with opened(Path(run.file.path)) as found:
        contents = read(found, progress)
        for name in found.names():
            found.content(name)
        seen = _seen(contents)
        if not contents.problems:
            seen["refused"] = arriving.refused(contents, found)
        return Outcome(_counts(contents), contents.problems, seen)


def _carry_out(run, progress, settle):
    with opened(Path(run.file.path)) as found:
        contents = read(found)
        outcome = Outcome(_counts(contents), contents.problems, _seen(contents))
        if contents.problems:
            raise Refused(outcome)
        try:
            arriving.put_down(
                contents,
                found,
                by=run.by,
                run=run,
                progress=progress,
                settle=lambda: settle(outcome),
                without={number for number, *_rest in run.preview["seen"].get("refused", ())},
            )
        except PermissionDenied:
            raise Unreadable(*NOT_YOU) from None
        return outcome


def _counts(contents):
    return {"rows": sum(len(some) for some in contents.rows.values()), "files": len(contents.files)}


def _seen(contents):
    """What is worth seeing before one says yes: how much of what, and who will stand under another name."""
    here = (
        people.known(contents.people, ours=contents.ours, mark=contents.mark) if not contents.problems else {}
    )
    return {
        "kinds": [
            [cargo.kind, len(contents.rows[cargo.model])]
            for cargo in in_order()
            if contents.rows[cargo.model] and cargo.called
        ],
        "known": len(here),
        "strangers": [
            row["name"][:120] for row in contents.people if row["row"] not in here and row["name"].strip()
        ][:30]
        if not contents.problems
        else [],
    }


sockets.PACKS[KIND] = sockets.Pack(
    opened=_opened,
    check=_check,
    carry_out=_carry_out,
    address=lambda run: reverse("carrying:run", args=[run.pk]),
)
