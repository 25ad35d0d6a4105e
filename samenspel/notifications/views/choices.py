"""What I want to hear of: everywhere, and in one community."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.notifications.forms import EverywhereForm, PlaceForm
from samenspel.notifications.models import PushPlace
from samenspel.notifications.sockets import places_of
from samenspel.ui.sending import sent


def sealing_key():
    # What seals is dear to load, and few pages ask for the key.
    from samenspel.notifications.sealing import public_key

    return public_key()


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def everywhere(request):
    devices = list(PushPlace.objects.filter(person=request.user).order_by("-made_at", "-pk"))
    form = EverywhereForm(sent(request), person=request.user, has_device=bool(devices))
    context = {"form": form, "places": places_of(request.user), "devices": devices}
    context["push_key"] = SimpleLazyObject(sealing_key)
    return _answer(request, form, "notifications/choices.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def in_place(request, place):
    """For one of my communities."""
    name = dict(places_of(request.user)).get(place)
    if name is None:
        raise Http404
    has_device = PushPlace.objects.filter(person=request.user).exists()
    form = PlaceForm(sent(request), person=request.user, place_id=place, has_device=has_device)
    return _answer(request, form, "notifications/place.html", {"form": form, "name": name})


def _answer(request, form, template, context):
    if form.is_bound and form.is_valid():
        form.keep()
        messages.success(request, _("Kept: from now on you hear of what you chose."))
        return redirect("notifications:choices")
    return render(request, template, context, status=422 if form.is_bound else 200)
