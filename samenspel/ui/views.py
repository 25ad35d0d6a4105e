"""The pattern page, and the two choices anyone may make for themselves: language and light or dark."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from samenspel.ui.context import THEMES
from samenspel.ui.rendering import as_html
from samenspel.ui.samples import sample_page

LONGEST_PREVIEW = 100_000
A_YEAR = 365 * 24 * 3600


@require_safe
def patterns(request):
    """Every component with an example, and the tokens: the house's own mirror."""
    return render(request, "ui/patterns.html", sample_page())


@require_safe
def accessibility(request):
    """What these pages promise to everyone, and what to do when they fail."""
    return render(request, "ui/accessibility.html")


@require_POST
def preview(request):
    """How words in Markdown will look: the words to a page that asks, a page to a form without script."""
    name = request.GET.get("field") or "text"
    html = as_html(request.POST.get(name, "")[:LONGEST_PREVIEW])
    if request.htmx:
        return HttpResponse(html)
    return render(request, "ui/preview.html", {"html": html})


@require_POST
def language(request):
    """Keeps the language chosen in the foot of the page, and goes back to where it was chosen."""
    response = HttpResponseRedirect(way_back(request))
    chosen = request.POST.get("language")
    if chosen in dict(settings.LANGUAGES):
        _keep(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    return response


@require_POST
def theme(request):
    """Light, dark, or (any other word) as the device says."""
    response = HttpResponseRedirect(way_back(request))
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        _keep(response, "theme", chosen)
    else:
        response.delete_cookie("theme")
    return response


def way_back(request):
    """The page someone came from, when it is one of ours."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if safe else "/"


def _keep(response, name, value):
    response.set_cookie(
        name, value, max_age=A_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
