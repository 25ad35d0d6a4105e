"""``samenspel demo``: plant the living demo when it is not there yet, and start it."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from samenspel.demo import planting


class Command(BaseCommand):
    help = "Plants the living demo in an empty database and starts it."

    def add_arguments(self, parser):
        parser.add_argument("--plant-only", action="store_true", help="Plant the story; start nothing.")
        parser.add_argument("--language", choices=["nl", "en"], default=None)
        parser.add_argument("--people", type=int, default=0, help="Add a crowd until there are this many.")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, language, people, seed, **options):
        call_command("migrate", verbosity=0, interactive=False)
        try:
            planting.plant(
                language=language or settings.LANGUAGE_CODE,
                anchor=timezone.localdate(),
                seed=seed,
                people=people,
            )
        except planting.NotEmpty as error:
            raise CommandError("This database holds people whom the demo did not plant.") from error
