"""``samenspel administrator``: let someone look after this installation, or no longer."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from samenspel.people import administering
from samenspel.people.introducing import introduce
from samenspel.people.models import Person


class Command(BaseCommand):
    help = (
        "Lets the person with this e-mail address look after the installation; makes them when they are new."
    )

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("--name", help="What we may call them, when they are new here.")
        parser.add_argument("--no-longer", action="store_true", help="Take it back.")

    def handle(self, *, email, name, no_longer, **options):
        person = Person.objects.filter(email__iexact=email).first()
        if person is None:
            if no_longer:
                raise CommandError(f"Nobody here has the address {email}.")
            person = self._new(email, name)
        (administering.unappoint if no_longer else administering.appoint)(person, by=None)
        standing = "no longer looks" if no_longer else "now looks"
        self.stdout.write(f"{person.name} {standing} after this installation.")

    def _new(self, email, name):
        try:
            validate_email(email)
        except ValidationError as error:
            raise CommandError(f"{email} is not an e-mail address.") from error
        return introduce(name=name or email.split("@")[0], email=email)
