"""One composer for everything a person can start."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_http_methods

from samenspel.communities.models import Community
from samenspel.home import starting
from samenspel.home.forms import ComposerForm
from samenspel.ui.htmx import wants_part
from samenspel.ui.sending import asked, send_along, sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Write and choose; then on to the form of the room, with what was typed."""
    places = starting.places_of(request.user)
    community = _community(request, places)
    initial = {"community": community.slug if community else ""}
    form = ComposerForm(
        sent(request), person=request.user, places=places, community=community, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        along = send_along(request, **starting.split(form.cleaned_data["words"]))
        return redirect(starting.with_along(form.address, along))
    context = {"form": form, "starts": starting.offered(request.user, form.place, places), "places": places}
    return _answer(request, form, context)


def _answer(request, form, context):
    template = "home/composer.html" + ("#kinds" if wants_part(request) else "")
    response = render(request, template, context, status=422 if form.errors else 200)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _community(request, places):
    """The one in the address, when it may be seen; the only one there is; else none yet."""
    slug = request.POST.get("community", "") or asked(request, "community", most=100)
    if slug:
        return Community.objects.visible_to(request.user).alive().filter(slug=slug[:100]).first()
    return places[0] if len(places) == 1 else None
