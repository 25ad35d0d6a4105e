"""Which ties results make: people who say they contributed to the same result did something together."""

from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext_lazy as _

from samenspel.work.models import Contribution

WEIGHT = 3
"""What a joint result adds to a tie on its day; a session together would add 2."""


def contributed_together(until):
    """Those who confirmed their part in a result, on the moment it was published.

    A name that one person typed makes no tie: whoever is named says themselves that they were there. Nor does
    someone without a profile.
    """
    rows = (
        Contribution.objects.filter(result__published_at__lte=until, confirmed_at__lte=until)
        .filter(person__introduced_at__isnull=False)
        .order_by("result_id", "person_id")
        .values_list("result_id", "result__published_at", "person_id")
    )
    for (_result, at), contributions in groupby(rows, key=itemgetter(0, 1)):
        yield [person for *_rest, person in contributions], at, WEIGHT


TIES = [
    {
        "name": "results",
        "label": _("Results made together"),
        "notice": _(
            "When you confirm that you contributed to a result, that counts as a tie with the others who "
            "did. It fades: after three months it counts for half. "
            "Figures about ties are shown for groups only; your own figures are for you alone."
        ),
        "together": contributed_together,
    }
]
