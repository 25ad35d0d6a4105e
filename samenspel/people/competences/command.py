"""``samenspel import esco FOLDER|FILE…``: competences of ESCO, from the terminal."""

import time

from django.core.management.base import CommandError
from django.utils.translation import gettext as _

from samenspel.people.competences.bringing_in import bring_in
from samenspel.people.competences.reading import UnreadableEsco, read


def add_arguments(act):
    act.add_argument("files", nargs="+", metavar="FOLDER|FILE", help="CSV files of ESCO, also packed by gzip")
    act.add_argument("--dry-run", action="store_true", help="read and count, write nothing")


def carry_out(command, *, files, dry_run, **options):
    """Read everything, then write everything; or say in one sentence why not."""
    began = time.monotonic()
    try:
        esco = read(files, progress=_progress(command, _("read")))
    except UnreadableEsco as error:
        raise CommandError(str(error), returncode=2) from None
    say = command.stdout.write
    for name in esco.left_out:
        say("  " + _("%(file)s tells nothing about competences and is left out.") % {"file": name})
    named = sum(bool(concept.labels) for concept in esco.concepts.values())
    say(
        "  "
        + _("%(named)s competences with a name, %(all)s with those between them, %(links)s links.")
        % {"named": named, "all": len(esco.concepts), "links": len(esco.links)}
    )
    if dry_run:
        say(_("Nothing was written: this was a check. Leave out --dry-run to bring it in."))
        return
    outcome = bring_in(esco, progress=_steps(command))
    say(
        command.style.SUCCESS(
            _("Done in %(seconds)s s: %(new)s new, %(changed)s changed, %(unchanged)s as they were.")
            % {
                "seconds": round(time.monotonic() - began),
                "new": outcome.new,
                "changed": outcome.changed,
                "unchanged": outcome.unchanged,
            }
        )
    )


def _progress(command, word):
    def tell(name, done, of):
        if command.stderr.isatty():
            command.stderr.write(f"\r  {word} {done}/{of}: {name:<40}", ending="\n" if done == of else "")

    return tell


def _steps(command):
    def tell(done, of):
        if command.stderr.isatty():
            command.stderr.write(f"\r  {100 * done // of:3d} %", ending="\n" if done == of else "")

    return tell
