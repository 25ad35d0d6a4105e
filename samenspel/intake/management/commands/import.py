# ruff: noqa: N999 (the command is called import)
"""``samenspel import people|organisations|ties|events FILE``, ``import undo NAME`` and ``import list``."""

import json
import os
import sys
import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import translation
from django.utils.translation import gettext as _

from samenspel.intake import importing, telling
from samenspel.intake.models import Dataset
from samenspel.intake.naming import guessed_name
from samenspel.intake.problems import Problems, Unreadable
from samenspel.intake.report import as_csv
from samenspel.intake.sockets import ACTS, IMPORTERS
from samenspel.intake.undoing import undo

SHOWN = 50
REFUSED, UNREADABLE = 1, 2


def language_here():
    """The language of the installation when it was set, else that of the terminal."""
    if "SAMENSPEL_LANGUAGE" in os.environ:
        return settings.LANGUAGE_CODE
    spoken = (os.environ.get("LC_ALL") or os.environ.get("LANG") or "")[:2].lower()
    return spoken if spoken in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


class Command(BaseCommand):
    help = "Bring in people, organisations, ties or events from a file; undo that; list what there is."
    requires_migrations_checks = False

    def add_arguments(self, parser):
        acts = parser.add_subparsers(
            dest="act", required=True, metavar="people|organisations|ties|events|undo|list"
        )
        for kind, importer in IMPORTERS.items():
            act = acts.add_parser(kind, help=str(importer.about))
            act.add_argument("file")
            act.add_argument(
                "--dataset", default="", metavar="NAME", help="name of the set the file belongs to"
            )
            act.add_argument(
                "--map", action="append", default=[], metavar="FIELD=COLUMN", help="say what a column is"
            )
            act.add_argument("--dry-run", action="store_true", help="check and count, write nothing")
            act.add_argument("--visibility", choices=[value for value, _label in VISIBILITIES], default="")
            act.add_argument("--json", action="store_true", help="the outcome as JSON")
            act.add_argument("--report", metavar="FILE", help="write what is wrong to this CSV")
            self._add_own(kind, act)
        for name, act in ACTS.items():
            act.add_arguments(acts.add_parser(name, help=act.help))
        gone = acts.add_parser("undo", help="remove what a set brought, keep what others use")
        gone.add_argument("name")
        gone.add_argument("--json", action="store_true")
        acts.add_parser("list", help="the sets of data in the house").add_argument(
            "--json", action="store_true"
        )

    def _add_own(self, kind, act):
        if kind == "people":
            act.add_argument(
                "--organisation", default="", metavar="NAME", help="all people of the file work there"
            )
            act.add_argument("--vertices", metavar="FILE", help="Pajek network a file of classes belongs to")
        elif kind in ("ties", "events"):
            act.add_argument(
                "--known-only", action="store_true", help="leave out people who are not known yet"
            )
        if kind == "ties":
            act.add_argument("--relation", default="", metavar="R", help="name of the relation of all ties")
            act.add_argument(
                "--undirected", nargs="*", metavar="R", help="relations without direction; alone: all of them"
            )

    def handle(self, *, act, **options):
        with translation.override(language_here()):
            try:
                if act in ACTS:
                    ACTS[act].carry_out(self, **options)
                    return
                {"undo": self._undo, "list": self._list}.get(act, self._import)(act=act, **options)
            except Unreadable as error:
                self._refuse_file(error, options)
            except DatabaseError as error:
                if "no such table" in str(error) or "does not exist" in str(error):
                    raise CommandError(
                        _("The database is not set up yet: run samenspel migrate."), returncode=UNREADABLE
                    ) from None
                raise

    def _import(self, *, act, file, **options):
        plan = self._plan(act, file, options)
        quiet = options["json"]
        if not quiet:
            self._say_plan(file, plan)
        outcome = importing.check(plan, progress=self._progress(plan.rows_expected, _("checked"), quiet))
        if not outcome.problems and not options["dry_run"]:
            outcome = self._carry_out(plan, outcome.counts["rows"], quiet)
        self._report(plan, outcome, options)

    def _plan(self, act, file, options):
        chosen = {"relation": options.get("relation"), "organisation": options.get("organisation")}
        undirected = options.get("undirected")
        return importing.prepare(
            act,
            file,
            beside=options.get("vertices"),
            words=options["map"],
            dataset_name=options["dataset"] or guessed_name(file),
            visibility=options["visibility"],
            defaults={field: text for field, text in chosen.items() if text},
            known_only=options.get("known_only", False),
            undirected=frozenset() if undirected is None else frozenset(undirected or "*"),
        )

    def _carry_out(self, plan, rows, quiet):
        try:
            return importing.carry_out(plan, progress=self._progress(rows, _("brought in"), quiet))
        except importing.Refused as refused:
            return refused.outcome

    def _say_plan(self, file, plan):
        say, importer = self.stdout.write, plan.importer
        say(self.style.MIGRATE_HEADING(f"{os.path.basename(file)} → {plan.dataset_name}"))
        say(f"  {importer.label}: {telling.how_read(plan.table.format, *plan.table.facts)}")
        widest = max(len(column) for column in plan.mapping)
        for column, field in list(plan.mapping.items())[:60]:
            line = f"  {column:<{min(widest, 40)}}  {telling.becomes(importer, field)}"
            say(line if field else self.style.HTTP_NOT_MODIFIED(line))
        for sentence in telling.warned(plan.mapping):
            say(self.style.WARNING(f"  ! {sentence}"))

    def _report(self, plan, outcome, options):
        if options["report"]:
            with open(options["report"], "w", encoding="utf-8", newline="") as out:
                out.write(as_csv(outcome.problems.in_order()))
        if options["json"]:
            self.stdout.write(_as_json(plan, outcome, options["dry_run"]))
        elif outcome.problems:
            self._say_problems(outcome, options)
        else:
            self._say_counts(plan, outcome, options["dry_run"])
        if outcome.problems:
            sys.exit(REFUSED)

    def _say_counts(self, plan, outcome, dry_run):
        lines = telling.told(outcome.counts)
        widest = max(len(label) for label, _text in lines)
        self.stdout.write("")
        for label, text in lines:
            self.stdout.write(f"  {label:<{widest}}  {text}")
        done = (
            _("Nothing was written: this was a check. Leave out --dry-run to bring it in.")
            if dry_run
            else _("Done. To take it back: samenspel import undo “%(name)s”.")
            % {"name": outcome.dataset.name}
        )
        self.stdout.write(self.style.SUCCESS(f"\n  {done}"))

    def _say_problems(self, outcome, options):
        self.stderr.write("")
        for problem in outcome.problems.in_order()[:SHOWN]:
            value = f" ({problem.value})" if problem.value else ""
            self.stderr.write(f"  {problem}{value}", self.style.NOTICE)
        more = len(outcome.problems) - SHOWN
        if more > 0:
            self.stderr.write(
                "  " + _("… and %(more)s more; --report FILE writes all of them to a CSV.") % {"more": more}
            )
        self.stderr.write(f"\n  {telling.wrong_rows(len(outcome.problems))}")

    def _refuse_file(self, error, options):
        problems = Problems()
        problems.add_wrong(error)
        if options.get("json"):
            self.stdout.write(
                json.dumps({"problems": [_problem(each) for each in problems]}, ensure_ascii=False)
            )
            sys.exit(UNREADABLE)
        raise CommandError(str(next(iter(problems))), returncode=UNREADABLE)

    def _undo(self, *, name, **options):
        dataset = Dataset.named(name)
        if dataset is None:
            raise CommandError(
                _("There is no set of data called “%(name)s”; samenspel import list names them.")
                % {"name": name},
                returncode=UNREADABLE,
            )
        figures = undo(dataset)
        if options["json"]:
            self.stdout.write(json.dumps({"dataset": dataset.name, **figures}))
            return
        said = _("“%(name)s” is gone, with %(left)s people; %(stayed)s stay, because others know them.")
        self.stdout.write(self.style.SUCCESS(said % {"name": dataset.name, **figures}))

    def _list(self, **options):
        sets = [
            {
                "name": dataset.name,
                "visibility": dataset.visibility,
                "people": dataset.people.count(),
                "imported_at": dataset.imported_at.isoformat(timespec="seconds"),
            }
            for dataset in Dataset.objects.order_by("name")
        ]
        if options["json"]:
            self.stdout.write(json.dumps(sets, ensure_ascii=False))
        elif not sets:
            self.stdout.write(_("Nothing was imported yet."))
        for each in sets if not options["json"] else ():
            self.stdout.write(
                f"{each['name']:<32} {telling.number(each['people']):>8} {_('people')}  {each['visibility']}"
            )

    def _progress(self, expected, word, quiet):
        """A line that counts along, on a terminal only."""
        if quiet or not self.stderr.isatty():
            return lambda rows: None
        last = [0.0]

        def tell(rows):
            if time.monotonic() - last[0] > 0.1 or rows >= expected:
                last[0] = time.monotonic()
                total = telling.number(max(expected, rows))
                line = _("%(rows)s of %(total)s rows") % {"rows": telling.number(rows), "total": total}
                self.stderr.write(f"\r  {line} {word} ", ending="\n" if rows >= expected else "")
                self.stderr.flush()

        return tell


def _as_json(plan, outcome, dry_run):
    return json.dumps(
        {
            "kind": plan.importer.kind,
            "dataset": plan.dataset_name,
            "dry_run": dry_run,
            "mapping": plan.mapping,
            "counts": outcome.counts,
            "problems": [_problem(each) for each in outcome.problems.in_order()],
            "problems_total": len(outcome.problems),
        },
        ensure_ascii=False,
        indent=1,
    )


def _problem(problem):
    return {
        "row": problem.row,
        "column": problem.column,
        "value": problem.value,
        "wrong": problem.what,
        "todo": problem.remedy,
    }


VISIBILITIES = Dataset._meta.get_field("visibility").choices
