"""Coming with only an e-mail address: it is done once the address turns out to be theirs."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext

from samenspel.gatherings import registering
from samenspel.gatherings.models import Attendance, Gathering, Registration
from samenspel.people import lights

COME = "gatherings.come"


def come(request, person, said):
    """Carry it out for whoever is signed in now; gives the address to go to."""
    gathering = Gathering.objects.visible_to(person).filter(pk=said["gathering"]).first()
    if gathering is None:
        raise PermissionDenied
    row = registering.register(
        gathering, by=person, called=said.get("called", ""), words=said.get("words", "")
    )
    if row.waits:
        words = gettext("It is full now. You wait for a place, and hear when one comes free.")
    else:
        words = gettext("You come. When the day, the time or the place changes, you hear so.")
    messages.success(request, words)
    return gathering.get_absolute_url()


def mine_or_seen(request, pk):
    """The gathering, for whoever may see it; and for whose name stands there, who may not see it any more."""
    for model in (Registration, Attendance):
        if model.objects.filter(gathering=pk, person=request.user).exists():
            return Gathering.objects.get(pk=pk)
    return get_object_or_404(Gathering.objects.visible_to(request.user), pk=pk)


def name_the_act():
    lights.when_confirmed(COME, come)
