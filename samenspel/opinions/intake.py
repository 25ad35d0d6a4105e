"""Conversations held elsewhere, as files that belong together; on the page and on the command line."""

from dataclasses import replace

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.communities.models import Community
from samenspel.intake import sockets
from samenspel.intake.importing import Outcome, Refused
from samenspel.intake.problems import Unreadable
from samenspel.opinions import exchanging, exchanging_command
from samenspel.opinions.layout_files import sources
from samenspel.opinions.layout_reading import read

KIND = "conversation"
# On the page of a member; on the command line as much as the house takes.
MEGABYTES = 30
SHOWN = 5
GONE = (
    gettext_noop("The community is not there any more, or you do not take part in it."),
    gettext_noop("Choose a community you take part in."),
)


def _read(run, progress=lambda rows: None):
    most = min(MEGABYTES, settings.IMPORT_MAX_MEGABYTES)
    with sources([(run.file.path, run.file_name)], most_megabytes=most) as opened:
        return read(opened, progress=progress)


def _opened(run):
    """A look at everything, so that what is no conversation is refused at once."""
    held, _problems = _read(run)
    named = {"topic": exchanging.short(held.topic), "about": held.about, "address": held.address}
    return held.rows, {**named, "files": held.files, "left_out": held.left_out, "bytes": held.size}


def _check(run, progress):
    held, problems = _read(run, progress)
    return Outcome(held.counts(), problems, _seen(run, held))


def _seen(run, held):
    """What is worth seeing before one says yes: the first statements, and whether this came in before."""
    first = sorted(held.comments.values(), key=lambda each: each.number)[:SHOWN]
    before = exchanging.before(held, _community(run))
    return {
        "statements": [[each.number, each.text[:300], each.moderated] for each in first],
        "before": {"topic": before.topic, "address": before.get_absolute_url()} if before else None,
    }


def _carry_out(run, progress, settle):
    held, problems = _read(run, progress)
    outcome = Outcome(held.counts(), problems)
    if problems:
        raise Refused(outcome)
    said = {name: run.options[name] for name in ("topic", "about") if name in run.options}
    try:
        exchanging.bring_in(
            replace(held, **said),
            _community(run),
            by=run.by,
            run=run,
            file_name=run.file_name,
            settle=lambda: settle(outcome),
        )
    except PermissionDenied:
        raise Unreadable(*GONE) from None
    return outcome


def _community(run):
    community = Community.objects.filter(pk=run.options.get("community")).first()
    if community is None:
        raise Unreadable(*GONE)
    return community


def _address(run):
    return reverse("opinions:bring_in_run", args=[run.pk])


sockets.PACKS[KIND] = sockets.Pack(opened=_opened, check=_check, carry_out=_carry_out, address=_address)
sockets.add_act(
    name=KIND,
    help=_("A conversation held elsewhere: its statements and votes, in the files of Polis."),
    add_arguments=exchanging_command.add_arguments,
    carry_out=exchanging_command.carry_out,
)
