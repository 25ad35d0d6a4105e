"""Which ties gatherings make: people who say they were at the same one did something together."""

from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.models import Attendance

WEIGHT = 2
"""What being at the same gathering adds to a tie on its day; a joint result adds 3."""
LARGEST = 40
"""In a larger crowd nobody meets everybody."""


def came_together(until):
    """Those who said themselves that they were there, on the day it was; large crowds make no ties."""
    rows = (
        Attendance.objects.filter(gathering__starts_at__lte=until, confirmed_at__lte=until)
        .filter(person__introduced_at__isnull=False)
        .order_by("gathering_id", "person_id")
        .values_list("gathering_id", "gathering__starts_at", "person_id")
    )
    for (_gathering, at), there in groupby(rows, key=itemgetter(0, 1)):
        people = [person for *_rest, person in there]
        if len(people) <= LARGEST:
            yield people, at, WEIGHT


TIES = [
    {
        "name": "gatherings",
        "label": _("Gatherings people were at together"),
        "notice": _(
            "When you come to a gathering of at most forty people, that counts as a tie with the others who "
            "were there. It fades: after three months it counts for half. "
            "Figures about ties are shown for groups only; your own figures are for you alone."
        ),
        "together": came_together,
    }
]
