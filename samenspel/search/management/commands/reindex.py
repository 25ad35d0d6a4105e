"""``samenspel reindex``: build the search index anew, as after a change of how words are stemmed."""

from django.core.management.base import BaseCommand

from samenspel.search.indexing import reindex
from samenspel.search.sockets import KINDS


class Command(BaseCommand):
    help = "Build the search index anew, for all kinds of things or for those named."

    def add_arguments(self, parser):
        parser.add_argument("kinds", nargs="*", choices=[[], *sorted(KINDS)], metavar="kind")

    def handle(self, *, kinds, **options):
        for name, count in reindex(kinds, progress=self._progress()).items():
            self.stdout.write(f"{name}: {count}")

    def _progress(self):
        """A line that counts along, on a terminal only."""
        if not self.stderr.isatty():
            return None

        def tell(name, done, total):
            self.stderr.write(f"\r{name}: {done} / {total}", ending="\n" if done >= total else "")

        return tell
