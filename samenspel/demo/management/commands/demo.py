"""``samenspel demo``: plant the living demo when it is not there yet, start it, and say where it is."""

import os
import sys
import traceback
from urllib.parse import urlencode

from django.conf import settings
from django.core.management import CommandError, call_command
from django.core.management.base import BaseCommand
from django.urls import reverse
from django.utils import timezone

from samenspel.demo import keeping, planting, standing
from samenspel.demo.casting import cast_of
from samenspel.demo.saying import Saying

FIRST_PORT = 8000


class Command(BaseCommand):
    help = "Plants the living demo in an empty database and starts it, with one-click sign-in."

    def add_arguments(self, parser):
        parser.add_argument(
            "--port", type=int, help=f"Port; without it the first free one from {FIRST_PORT}."
        )
        parser.add_argument("--language", choices=["nl", "en"], help="Language the story is told in (nl).")
        parser.add_argument("--fresh", action="store_true", help="Remove what the demo kept and begin again.")
        parser.add_argument(
            "--people", type=int, default=0, help="Add a crowd until there are this many people."
        )
        parser.add_argument(
            "--seed", type=int, default=1, help="Another seed, other days and another crowd (1)."
        )
        parser.add_argument("--plant-only", action="store_true", help="Plant the story and start nothing.")

    def handle(self, **options):
        if not settings.DEMO and not options["plant_only"]:
            _again_as_demo()
        self.say = Saying(self.stdout)
        try:
            with keeping.only_one() as write_down:
                self._run(write_down, **options)
        except keeping.AlreadyRuns as running:
            self.say.already_runs(running.args[0])
        except KeyboardInterrupt:
            self.say.stopped()
            sys.exit(130)
        except CommandError:
            raise
        except Exception as error:
            # Whoever tries the demo gets a sentence; the details are kept for whoever mends it.
            log = settings.DATA_DIR / "demo.log"
            log.write_text(traceback.format_exc())
            raise CommandError(f"The demo could not go on: {error}. The details are in {log}.") from error

    def _run(self, write_down, *, fresh, plant_only, port, **options):
        if fresh:
            self._begin_again()
        mark = self._plant(**options)
        if plant_only:
            return
        os.environ.setdefault("SAMENSPEL_LANGUAGE", mark.language)
        call_command(
            "serve",
            port=port or FIRST_PORT,
            next_free=port is None,
            workers=1,
            when_ready=lambda address: self._welcome(address, mark, write_down),
        )
        self.say.stopped()

    def _welcome(self, address, mark, write_down):
        """Say where the demo is and whom one can be, once it answers."""
        key = urlencode({"key": standing.new_key()})

        def link(name, *words):
            return f"{address}{reverse(name, args=words)[1:]}?{key}"

        write_down(link("demo:visit"))
        entrances = [(one, link("demo:enter", one.handle)) for one in cast_of(mark)[:3]]
        self.say.runs(address, link("demo:visit"), entrances)

    def _begin_again(self):
        try:
            self.say.removed(keeping.remove())
        except keeping.NotOurs as error:
            raise CommandError(
                "This database was not made by the demo, so --fresh leaves it alone."
            ) from error

    def _plant(self, *, language, people, seed, **options):
        keeping.migrate()
        asked = {"language": language or settings.LANGUAGE_CODE, "seed": seed}
        try:
            mark = planting.plant(
                **asked, people=people, anchor=timezone.localdate(), progress=self.say.progress
            )
        except planting.NotEmpty as error:
            raise CommandError(
                "This database already holds people whom the demo did not plant, so it is left alone. "
                "Give the demo a folder of its own: SAMENSPEL_DATA_DIR=/path bin/demo"
            ) from error
        if (language or mark.language) != mark.language or people > mark.people:
            self.say.kept_as_it_was(mark)
        return mark


def _again_as_demo():
    """Start once more with the demo switched on: settings are read only once."""
    environment = {**os.environ, "SAMENSPEL_DEMO": "yes"}
    os.execve(sys.executable, [sys.executable, "-m", "samenspel.config.command", *sys.argv[1:]], environment)  # noqa: S606
