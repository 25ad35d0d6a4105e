"""People in a load: their name and no address. Who is known here keeps their place, others get a stand-in.

A person is known only in a file that this house made and nobody changed; a name or an address proves nothing.
Nobody gets a right by it: who takes part, looks after or fills a role is for people themselves.
"""

from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

from samenspel.carrying import seal
from samenspel.carrying.models import Standin
from samenspel.carrying.sockets import the_home

LONGEST = 100


def told(numbers):
    """``numbers``: by person, the number they go by in this file."""
    people = get_user_model().objects.in_bulk(list(numbers))
    names = dict(Standin.objects.filter(person__in=people).values_list("person", "name"))
    return [
        {"number": number, "name": names.get(pk, people[pk].name), "key": seal.key_of(pk)}
        for pk, number in numbers.items()
    ]


def known(rows, *, ours):
    """By number, who is known in this house."""
    if not ours:
        return {}
    keys = {row["number"]: seal.person_of(row["key"]) for row in rows}
    there = get_user_model().objects.filter(is_active=True).in_bulk([pk for pk in keys.values() if pk])
    return {number: there[pk] for number, pk in keys.items() if pk in there}


def placed(rows, arrival, *, ours, at):
    """By number, a person here for each in the file; who is not known gets a stand-in of their name."""
    there = known(rows, ours=ours)
    for row in rows:
        if row["number"] not in there:
            name = _("%(name)s (from elsewhere)") % {"name": row["name"]}
            person = the_home().introduce(name[:LONGEST], at)
            Standin.objects.create(arrival=arrival, person=person, name=row["name"])
            there[row["number"]] = person
    return there
