"""Who is here, for whoever holds a ticket of a page; and whether one lets oneself be shown."""

import time

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.live import showing, tickets
from samenspel.live.access import still_counts

MOST_FACES = 8


@require_safe
def here(request):
    """Faces of who has the same open. The ticket says that a page let this person see the thing."""
    try:
        ticket = tickets.read(request.headers.get("X-Live-Ticket", ""), now=time.time())
    except tickets.NotATicket:
        raise PermissionDenied from None
    if not still_counts(ticket, request.user):
        raise PermissionDenied
    people = showing.here_with(request.user, ticket.channels[0])
    context = {
        "people": people[:MOST_FACES],
        "more": len(people[MOST_FACES:]),
        "is_shown": showing.is_shown(request.user),
    }
    response = render(request, "live/_faces.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def shown(request):
    """Whether others see that one is here; to say so needs no more than one button."""
    if request.method != "POST":
        return render(request, "live/shown.html", {"is_shown": showing.is_shown(request.user)})
    if request.POST.get("shown") == "yes":
        showing.show(by=request.user)
        messages.success(request, _("Others see again where you are."))
    else:
        showing.hide(by=request.user)
        messages.success(request, _("Nobody sees any more that you are here."))
    return redirect("live:shown")
