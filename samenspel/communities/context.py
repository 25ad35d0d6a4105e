"""What the frame of every page shows of communities: one's own, and what waits there."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from samenspel.communities.models import Community
from samenspel.privacy.prepared import rows
from samenspel.privacy.visibility import is_signed_in

MOST = 12


@dataclass(frozen=True)
class Mine:
    """A community in the frame; ``waiting`` is how much waits there for its steward."""

    slug: str
    name: str
    next_step: str
    waiting: int

    def get_absolute_url(self):
        return _address(self.slug)


@lru_cache(maxsize=4096)
def _address(slug):
    """The frame says it twice for each, on every page."""
    return reverse("communities:community", args=[slug])


def my_communities(request):
    """The communities of whoever is signed in, by name; asked of the database only when a page shows them."""
    person = getattr(request, "user", None)
    return {"my_communities": SimpleLazyObject(lambda: _of(person))}


def _of(person):
    if not is_signed_in(person):
        return []
    return [Mine(*said) for said in rows("communities in the frame", _rows, person)]


def _rows(person):
    mine = Community.objects.in_the_frame_of(person)
    return mine.values_list("slug", "name", "next_step", "waiting")[:MOST]
