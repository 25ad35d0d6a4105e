"""The page of news: what happened, the latest first, always."""

from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from samenspel.feed.choosing import as_place, choice_of, kinds_for, place_in, places_for
from samenspel.feed.reading import read
from samenspel.ui.htmx import wants_part
from samenspel.ui.sending import asked

PAGE = "feed/news.html"
# What an open page asks for when it hears that there is news.
LIST = "feed/news.html#now"


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
        "places": lambda: places_for(request.user, choice),
        "kinds": lambda: kinds_for(choice),
    }
    answer = render(request, LIST if wants_part(request) else PAGE, context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer
