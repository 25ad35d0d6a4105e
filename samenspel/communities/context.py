"""What the frame of every page shows of communities: one's own, and what waits there."""

from django.utils.functional import SimpleLazyObject

from samenspel.communities.models import Community

MOST = 12


def my_communities(request):
    """The communities of whoever is signed in, by name; asked of the database only when a page shows them."""
    person = getattr(request, "user", None)
    return {
        "my_communities": SimpleLazyObject(lambda: list(Community.objects.in_the_frame_of(person)[:MOST]))
    }
