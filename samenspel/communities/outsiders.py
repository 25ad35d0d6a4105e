"""Applying with only an e-mail address: what was typed is sent once the address turns out to be theirs."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from samenspel.communities import applying
from samenspel.communities.models import Role
from samenspel.people import lights

ACT = "communities.apply"


def send_application(request, person, said):
    """Carry the application out for whoever is signed in now; gives the address to go to."""
    role = Role.objects.visible_to(person).looking().filter(pk=said["role"]).first()
    if role is None:
        raise PermissionDenied
    applying.apply(role, person, words=said["words"], called=said["called"] if person.is_light else "")
    messages.success(request, _("Your application is with the stewards. You find their answer here."))
    return role.get_absolute_url()


def name_the_act():
    lights.when_confirmed(ACT, send_application)
