"""``samenspel remind_of_decisions``: letters to who has not answered yet; part of the work of the night."""

from django.core.management.base import BaseCommand

from samenspel.decisions import reminding


class Command(BaseCommand):
    help = (
        "Reminds people, once, of proposals that wait for their answer, and of outcomes they have to write."
    )

    def handle(self, **options):
        self.stdout.write(f"{reminding.remind()} people reminded of a proposal")
        self.stdout.write(f"{reminding.ask_for_outcomes()} outcomes to be written")
