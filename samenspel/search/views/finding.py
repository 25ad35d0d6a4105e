"""The page on which one finds things, and what is offered while somebody types."""

from allauth.core.internal import ratelimit
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html_join
from django.views.decorators.http import require_safe

from samenspel.search.choosing import SINCE, Choice
from samenspel.search.finding import find
from samenspel.search.keeping import kept_by
from samenspel.search.showing import page_for, shown_of
from samenspel.ui.htmx import wants_part
from samenspel.ui.sending import asked

SUGGESTED = 8
PAGE = "search/search.html"


@require_safe
def search(request):
    """Words in, things out: as far as who looks may see them."""
    if not _is_in_pace(request):
        return render(request, "429.html", status=429)
    choice = Choice.of(request)
    number = asked(request, "page")
    page = page_for(request.user, choice, int(number) if number.isdecimal() and len(number) < 4 else 1)
    kept = kept_by(request.user)
    context = {
        "page": page,
        "choice": choice,
        "since": [(name, words) for name, (days, words) in SINCE.items()],
        "kept": kept,
        "is_kept": any(each.is_of(choice) for each in kept),
    }
    answer = render(request, f"{PAGE}#found" if wants_part(request) else PAGE, context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


def _is_in_pace(request):
    action = "search" if request.user.is_authenticated else "search_as_visitor"
    return bool(ratelimit.consume(request, app="allauth.account", action=action, limit_get=True))


@require_safe
def suggestions(request):
    """Titles that fit what is typed, of what the viewer may see: for the list under the box."""
    words = asked(request, "q")
    titles = []
    if len(words) > 1 and _is_in_pace(request):
        hits = find(request.user, words).hits[:SUGGESTED]
        shown = shown_of(request.user, hits)
        keys = [(hit.row.kind, hit.row.thing_id) for hit in hits]
        titles = dict.fromkeys(shown[key].title for key in keys if key in shown)
    return HttpResponse(format_html_join("\n", '<option value="{}">', ((title,) for title in titles)))
