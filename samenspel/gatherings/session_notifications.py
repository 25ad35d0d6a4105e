"""What people hear of from calendars and from what is parked."""

from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.calendars.inviting import COMING
from samenspel.gatherings.models import Gathering, Parked
from samenspel.notifications.sockets import AT_ONCE, kind

kind(
    COMING,
    Gathering,
    words=_("Letters that keep my calendar right: I come, it moves, it is cancelled"),
    visible_to=Gathering.objects.visible_to,
    related=("community",),
    again=True,
    by_mail=AT_ONCE,
    here=False,
    own_letter=True,
)
kind(
    "gatherings.parked_returned",
    Parked,
    words=_("What I parked is back"),
    visible_to=Parked.objects.visible_to,
    related=("gathering__community",),
    by_mail=AT_ONCE,
)
