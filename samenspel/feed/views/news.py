"""The page of news: what happened, the latest first, always."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.feed.choosing import ALL, MINE, as_place, choice_of, place_in, places_for
from samenspel.feed.reading import read
from samenspel.feed.sockets import KINDS
from samenspel.ui.sending import asked


@require_safe
def news(request):
    """Of one's own communities, or of everything one may see; by community, kind, person and purpose."""
    choice = choice_of(request)
    beyond = place_in(asked(request, "place"))
    page = read(request.user, chosen=choice.chosen, beyond=beyond)
    context = {
        "page": page,
        "older": as_place(page.older),
        "is_beginning": beyond is None,
        "choice": choice,
        "tabs": (MINE, ALL) if choice.mine else (),
        "places": places_for(request.user, choice.mine),
        "kinds": sorted(KINDS.items(), key=lambda each: str(each[1]).casefold()),
    }
    return render(request, "feed/news.html", context)
