"""How the pages of gatherings let people in, and stand in the frame of their community."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.gatherings.models import AgendaItem, Commitment, Gathering
from samenspel.ui.pacing import status_of


def seen_community(request, slug):
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)


def seen(request, pk):
    """The gathering, for whoever may see it."""
    rows = Gathering.objects.visible_to(request.user).select_related("community", "series", "host", "by")
    return get_object_or_404(rows, pk=pk)


def allowed(request, pk, may):
    """The gathering, for whoever may do this with it."""
    gathering = seen(request, pk)
    if not may(request.user, gathering):
        raise PermissionDenied
    return gathering


def seen_point(request, pk, may):
    """A point of an agenda, for whoever may do this with it."""
    seen_ones = Gathering.objects.visible_to(request.user)
    rows = AgendaItem.objects.filter(gathering__in=seen_ones).select_related("gathering__community")
    item = get_object_or_404(rows, pk=pk)
    if not may(request.user, item):
        raise PermissionDenied
    return item


def seen_commitment(request, pk):
    rows = Commitment.objects.visible_to(request.user)
    rows = rows.select_related("community", "gathering__community", "owner", "item")
    return get_object_or_404(rows, pk=pk)


def show(request, template, community, *, form=None, **context):
    """A page in the frame of its community; 422 when something in the form is to be mended."""
    context |= {**frame(community, request.user), "form": form}
    return render(request, f"gatherings/{template}.html", context, status=status_of(form))


def back_from(request, gathering):
    """To the gathering, or to the list of them for who may not see it any more."""
    is_seen = Gathering.objects.visible_to(request.user).filter(pk=gathering.pk).exists()
    return redirect(gathering if is_seen else "gatherings:gatherings")
