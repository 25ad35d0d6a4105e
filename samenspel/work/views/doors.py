"""How the pages of the roadmap let people in, and stand in the frame of their community."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.ui.pacing import status_of
from samenspel.work import naming
from samenspel.work.refusing import NotNow


def seen_community(request, slug):
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)


def seen(request, model, pk):
    """The thing, for whoever may see it."""
    rows = model.objects.visible_to(request.user).for_cards()
    return get_object_or_404(rows, pk=pk)


def seen_or_mine(request, model, pk):
    """The thing, for whoever may see it; and for whose name stands in it, who may not see it any more."""
    found = get_object_or_404(model, pk=pk)
    if not naming.stands_in(request.user, found):
        return seen(request, model, pk)
    return found


def back_to(request, thing):
    """To its page, or to where one is named when one may not see that."""
    is_seen = type(thing).objects.visible_to(request.user).filter(pk=thing.pk).exists()
    return redirect(thing if is_seen else "work:credits")


def allowed(request, model, pk, may):
    """The thing, for whoever may do this with it."""
    thing = seen(request, model, pk)
    if not may(request.user, thing):
        raise PermissionDenied
    return thing


def picked(request, model, number, community):
    """What the address names beside the community, or None; unknown is not there."""
    if not number:
        return None
    if not (number.isascii() and number.isdecimal() and len(number) < 12):
        raise Http404
    rows = model.objects.visible_to(request.user).filter(community=community)
    return get_object_or_404(rows, pk=int(number))


def show(request, template, community, *, form=None, **context):
    """A page in the frame of its community; 422 when something in the form is to be mended."""
    context |= {**frame(community, request.user), "form": form}
    return render(request, f"work/{template}.html", context, status=status_of(form))


def try_to(form, act):
    """Do ``act``; what stands in its way is said with the form. Gives what it made, or None."""
    try:
        return act()
    except NotNow as why:
        form.add_error(None, str(why))
        return None
