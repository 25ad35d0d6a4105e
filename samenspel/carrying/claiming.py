"""Giving who stands in by name the address of who it is: they sign in and find what they said."""

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from samenspel.carrying.models import Standin
from samenspel.carrying.sockets import the_home
from samenspel.house.auditing import record


class Taken(Exception):
    """Somebody here has this address already; two people are not made one."""


def can_give_address(person):
    """Administrators, who know from outside the file who it is."""
    return person.is_authenticated and person.is_active and person.is_administrator


def standins_of(place):
    """Those of whom a name is known; of the others nobody could say who they are."""
    named = Standin.objects.filter(arrival__place_id=place.pk, person__email=None).exclude(name="")
    return named.select_related("person")


@transaction.atomic
def give_address(standin, email, *, by, at=None):
    """From now on they are themselves: under their own name, with what stood there; raises Taken."""
    if not can_give_address(by):
        raise PermissionDenied
    person, email = standin.person, email.strip().lower()
    if get_user_model().objects.filter(email__iexact=email).exists():
        raise Taken
    person.email, person.name = email, standin.name.strip() or person.name
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        raise Taken from None
    the_home().know(person)
    standin.delete()
    record("carrying.address_given", by=by, person=person, at=at)
    return person
