"""How the pages of this room let people in: who may see a community, who looks after it, who is known."""

from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode

from samenspel.communities import access
from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.ui.pacing import status_of


def seen(request, slug):
    """The community, for whoever may see it."""
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)


def stewarded(request, slug, *, also_archived=False):
    """The community, for its stewards; whoever is none learns nothing of what waits there."""
    community = seen(request, slug)
    allowed = access.can_steward if also_archived else access.can_look_after
    if not allowed(request.user, community):
        raise PermissionDenied
    return community


def introduced(view):
    """Signed in, and with a name: a light account says who it is first, and comes back here."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if request.user.is_light:
            back = request.get_full_path() if request.method in ("GET", "HEAD") else request.path
            return redirect(f"{reverse('people:introduce')}?{urlencode({'next': back})}")
        return view(request, *args, **kwargs)

    return login_required(guarded)


def show(request, template, community, *forms, whole=False, **context):
    """A page of a community, in its frame; its status says whether something in one of the forms is wrong."""
    status = max((status_of(form) for form in forms), default=200)
    wrong = status != 200
    # The row as it stands: a form that was sent wrote its values on the instance it was given.
    fresh = Community.objects.get(pk=community.pk) if wrong else community
    return render(
        request,
        f"communities/{template}.html",
        {**frame(fresh, request.user, whole=whole), **context},
        status=status,
    )
