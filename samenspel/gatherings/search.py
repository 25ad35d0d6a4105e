"""What can be found of gatherings: what they are called and for, and the points of their agenda."""

from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sight import sight_of
from samenspel.search.sockets import Said, findable


def _gatherings(gatherings):
    rows = Gathering.objects.filter(pk__in=[each.pk for each in gatherings]).select_related("community")
    for each in rows.prefetch_related("agenda_items"):
        said = Said(each.pk)
        points = [f"{item.title} {item.words}" for item in each.agenda_items.all()]
        said.say(sight_of(each).visibility, each.title, each.about, each.place, *points)
        yield said


findable(Gathering, name="gathering", said=_gatherings)
