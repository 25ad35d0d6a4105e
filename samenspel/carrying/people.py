"""People in a load: their name and no address. Who is known here keeps their place, others get a stand-in.

A person is known only in a file that this house made and nobody changed; a name or an address proves nothing.
Nobody gets a right by it: who takes part, looks after or fills a role is for people themselves.
"""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from samenspel.carrying import seal
from samenspel.carrying.models import Standin
from samenspel.carrying.sockets import the_home

LONGEST = 120
AT_ONCE = 20_000


class Named:
    """Who is named in a load, and the number they go by: the first is 1. Who may not be known has no key."""

    def __init__(self):
        self._numbers = {}

    def __len__(self):
        return len(self._numbers)

    def number_of(self, pk):
        return self._numbers.setdefault(pk, len(self._numbers) + 1)

    def nobody(self, place):
        """The number of somebody of whom nothing is said; the same for the same place in every row."""
        return self._numbers.setdefault(("nobody", place), len(self._numbers) + 1)

    def told(self, by, mark):
        """Each with the name ``by`` may read, and a key that means something in this house only."""
        pks = [pk for pk in self._numbers if not isinstance(pk, tuple)]
        seen = the_home().seen(by, pks)
        names = dict(get_user_model().objects.filter(pk__in=seen).values_list("pk", "name"))
        names |= dict(Standin.objects.filter(person__in=pks).values_list("person", "name"))
        return [
            {
                "row": number,
                "name": names.get(pk, ""),
                "key": "" if isinstance(pk, tuple) else seal.key_of(pk, mark),
            }
            for pk, number in self._numbers.items()
        ]


def known(rows, *, ours, mark):
    """By number, who is known in this house."""
    keys = {row["key"]: row["row"] for row in rows if row["key"]} if ours else {}
    if not keys:
        return {}
    people = get_user_model().objects.filter(is_active=True)
    pks = people.values_list("pk", flat=True).iterator(chunk_size=AT_ONCE)
    there = {pk: keys[key] for pk in pks if (key := seal.key_of(pk, mark)) in keys}
    return {there[person.pk]: person for person in people.filter(pk__in=there)}


def placed(rows, arrival, *, ours, mark, at):
    """By number, a person here for each in the file; who is not known gets a stand-in of their name."""
    there = known(rows, ours=ours, mark=mark)
    for row in rows:
        if row["row"] not in there:
            name = _("%(name)s (from elsewhere)") % {"name": row["name"].strip()[:90] or _("Someone")}
            person = the_home().introduce(name[:LONGEST], at)
            Standin.objects.create(arrival=arrival, person=person, name=row["name"])
            there[row["row"]] = person
    return there
