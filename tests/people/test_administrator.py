"""The command line decides who looks after the installation."""

import pytest
from django.core.management import CommandError, call_command

from samenspel.people.models import Person


def test_someone_known_becomes_administrator_and_is_no_longer(cast):
    call_command("administrator", "NOOR@samen.example")
    cast.noor.refresh_from_db()
    assert cast.noor.is_administrator

    call_command("administrator", "noor@samen.example", no_longer=True)
    cast.noor.refresh_from_db()
    assert not cast.noor.is_administrator


@pytest.mark.django_db
def test_someone_new_is_introduced_and_can_sign_in():
    call_command("administrator", "beheer@samen.example", name="Beheer")

    person = Person.objects.get(email="beheer@samen.example")
    assert (person.name, person.is_administrator) == ("Beheer", True)


@pytest.mark.django_db
def test_what_is_no_address_is_refused():
    with pytest.raises(CommandError, match="is not an e-mail address"):
        call_command("administrator", "beheer")

    assert not Person.objects.exists()
