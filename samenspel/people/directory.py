"""Finding people: by words, and by the facets other rooms bring."""

from django.db.models import Q

from samenspel.people.models import Person
from samenspel.people.sockets import FACETS

SEARCHED = ("name", "headline", "brings", "wants", "place")


def find(viewer, *, words="", chosen=None):
    """People ``viewer`` may see whose profile holds every word, within the facets chosen, by name."""
    people = Person.objects.visible_to(viewer)
    for word in words.split()[:8]:
        people = people.filter(_holds(word))
    for name, value in (chosen or {}).items():
        people = FACETS[name].narrow(people, value, viewer)
    for facet in FACETS.values():
        people = facet.preload(people, viewer)
    return people.by_name()


def _holds(word):
    found = Q()
    for field in SEARCHED:
        found |= Q(**{f"{field}__icontains": word})
    return found
