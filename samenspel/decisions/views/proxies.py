"""Whom I let answer for me in a community, and for whom I may answer."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.decisions import access, proxying
from samenspel.decisions.forms.outcome import ProxyForm
from samenspel.decisions.models import Proxy
from samenspel.decisions.refusing import NotNow
from samenspel.decisions.views.doors import try_to
from samenspel.ui.pacing import status_of, within_pace
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proxies(request, slug):
    """Ask somebody to answer for me; see what stands."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    if not access.can_propose(request.user, community):
        raise PermissionDenied
    form = ProxyForm(sent(request), community=community, by=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        within = within_pace(request, form, "ask_to_decide", user=request.user)
        if within and try_to(form, lambda: proxying.ask(community, by=request.user, **said)):
            messages.success(request, _("Asked. They may answer for you once they say yes."))
            return redirect("decisions:proxies", slug)
    mine = Q(giver=request.user) | Q(holder=request.user)
    rows = Proxy.objects.not_ended().filter(mine, community=community)
    context = {
        **frame(community, request.user),
        "form": form,
        "proxies": list(rows.select_related("giver", "holder", "proposal").order_by("at", "pk")),
    }
    return render(request, "decisions/proxies.html", context, status=status_of(form))


@login_required
@require_POST
def accept(request, slug, pk):
    """Say yes to answering for someone."""
    proxy = _mine(request, slug, pk)
    try:
        proxying.accept(proxy, by=request.user)
        messages.success(request, _("You may answer for %s now.") % proxy.giver)
    except NotNow as why:
        messages.warning(request, str(why))
    return redirect("decisions:proxies", slug)


@login_required
@require_POST
def end(request, slug, pk):
    """Decline it, or take it back."""
    proxying.end(_mine(request, slug, pk), by=request.user)
    messages.success(request, _("This holds no longer."))
    return redirect("decisions:proxies", slug)


def _mine(request, slug, pk):
    """One of mine, from either side; of others one learns nothing."""
    mine = Q(giver=request.user) | Q(holder=request.user)
    return get_object_or_404(Proxy.objects.filter(mine), pk=pk, community__slug=slug)
