"""What can be found of gatherings: what they are called and for, and the points of their agenda."""

from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.models import Gathering
from samenspel.gatherings.sight import sight_of
from samenspel.search.sockets import Said, Shown, findable
from samenspel.ui.rendering import as_words


def _gatherings(gatherings):
    """Found as of when it was written down: what is still to come is no newer than what is said today."""
    rows = Gathering.objects.filter(pk__in=[each.pk for each in gatherings]).select_related("community")
    for each in rows.prefetch_related("agenda_items"):
        said = Said(each.pk, at=each.at, place_id=each.community_id)
        level = sight_of(each).visibility
        said.entitle(level, each.title)
        points = [f"{item.title} {item.words}" for item in each.agenda_items.all()]
        said.say(level, each.about, each.place, *points)
        yield said


def _shown(gatherings, viewer):
    for each in gatherings:
        points = " · ".join(item.title for item in each.agenda_items.all())
        words = [each.place, as_words(each.about), points]
        yield Shown(each.title, each.get_absolute_url(), " · ".join(filter(None, words)))


findable(
    Gathering,
    name="gathering",
    said=_gatherings,
    words=_("Gatherings"),
    one=_("Gathering"),
    shown=_shown,
    rows=lambda: Gathering.objects.select_related("community").prefetch_related("agenda_items"),
)
