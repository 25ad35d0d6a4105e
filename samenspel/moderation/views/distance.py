"""Muting and blocking someone, and making it undone."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from samenspel.moderation import distance
from samenspel.moderation.models import Block, Mute

ACTS = {
    "mute": (distance.mute, _("You no longer read what %s does.")),
    "unmute": (distance.unmute, _("You read what %s does again.")),
    "block": (distance.block, _("You and %s no longer see each other here.")),
    "unblock": (distance.unblock, _("You and %s can see each other again.")),
}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def keep(request, handle):
    """What keeping distance means, with a button for each way; whom I blocked is still found here, by me."""
    people = get_user_model().objects
    mine = people.filter(pk__in=Block.objects.filter(by=request.user).values("person"))
    seen = people.visible_to(request.user) | mine
    person = get_object_or_404(seen.distinct(), handle=handle)
    if person == request.user:
        raise PermissionDenied
    if request.method == "POST" and request.POST.get("act") in ACTS:
        act, said = ACTS[request.POST["act"]]
        act(person, by=request.user)
        messages.success(request, str(said) % person.name)
        return redirect("moderation:mine")
    context = {
        "person": person,
        "is_muted": Mute.objects.filter(by=request.user, person=person).exists(),
        "is_blocked": Block.objects.filter(by=request.user, person=person).exists(),
    }
    return render(request, "moderation/distance.html", context)
