"""Which ties communities make: people who hold the same role together.

Being members of the same community makes no tie: belonging is not the same as doing something together.
"""

from datetime import datetime, time, timedelta
from itertools import combinations, groupby
from operator import itemgetter

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import RoleGrant

EVERY = timedelta(days=90)
WEIGHT = 1
MOST_HOLDERS = 25
"""A role that more people hold is a description, not a team."""


def held_a_role_together(until):
    """A light tie when two people begin to share a role, and again for every three months of sharing it."""
    last = timezone.localtime(until).date()
    rows = RoleGrant.objects.filter(since__lte=last).order_by("role_id", "pk")
    columns = rows.values_list("role_id", "person_id", "since", "until")
    for _role, grants in groupby(columns, key=itemgetter(0)):
        grants = [(person, since, min(ended or last, last)) for _role, person, since, ended in grants]
        if len({person for person, *_dates in grants}) > MOST_HOLDERS:
            continue
        for (one, since, ended), (other, since_other, ended_other) in combinations(grants, 2):
            if one != other:
                for moment in _moments(max(since, since_other), min(ended, ended_other)):
                    yield [one, other], moment, WEIGHT


def _moments(begin, end):
    while begin <= end:
        yield timezone.make_aware(datetime.combine(begin, time()))
        begin += EVERY


TIES = [
    {
        "name": "roles",
        "label": _("Roles held together"),
        "notice": _(
            "When you hold a role together with someone else, that counts as a light tie for as long as you "
            "share it. Being a member of the same community does not count as a tie."
        ),
        "together": held_a_role_together,
    }
]
