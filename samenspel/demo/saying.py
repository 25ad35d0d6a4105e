"""What the demo says in the terminal, in Dutch and in English."""

PARTS = {
    "member": "lid · member",
    "steward": "communitymanager · steward",
    "administrator": "beheerder · administrator",
}


class Saying:
    def __init__(self, out):
        self.out = out
        self.shown = -1

    def progress(self, done, of):
        """One line that counts up in a terminal; a few lines in a log."""
        percent = 100 * done // of
        if percent == self.shown or (not self.out.isatty() and percent % 25):
            return
        self.shown = percent
        end = "\r" if self.out.isatty() and done < of else "\n"
        self._say(f"  Het verhaal van Overwater wordt verteld · the story is being told: {percent:3d} %", end)

    def runs(self, address, visit, cast):
        self._say("")
        self._say("De levende demo draait. · The living demo is running.")
        self._say("")
        self._say(f"  {'adres · address':<56} {address}")
        self._say(f"  {'bezoeker, zonder account · visitor, without account':<56} {visit}")
        for person, link in cast:
            who = f"{person.name}, {PARTS[person.part_name]}"
            self._say(f"  {who:<56} {link}")
        self._say("")
        self._say("Stoppen met Ctrl-C; alles blijft bewaard. Opnieuw beginnen: bin/demo --fresh")
        self._say("Stop with Ctrl-C; everything is kept. Begin again: bin/demo --fresh")

    def removed(self, things):
        for thing in things:
            self._say(f"  Weggehaald · removed: {thing}")

    def kept_as_it_was(self, mark):
        was = f"{mark.language}, {mark.people}"
        self._say(f"  De demo staat er al ({was} mensen) en blijft zo. Anders beginnen: bin/demo --fresh")
        self._say(f"  The demo is there already ({was} people) and stays. Begin otherwise: bin/demo --fresh")

    def already_runs(self, address):
        self._say(f"De demo draait al. · The demo is running already. {address}")

    def stopped(self):
        self._say("\nGestopt. · Stopped.")

    def _say(self, line, end="\n"):
        self.out.write(line, ending=end)
        self.out.flush()
