"""Joining, asking, answering and leaving."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities import access, joining
from samenspel.communities.forms import DeclineForm, FarewellForm, MotiveForm
from samenspel.communities.models import Community, JoinRequest
from samenspel.communities.showing import frame
from samenspel.ui.sending import sent


def _open_to(request, slug):
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, slug):
    """Become a member at once, or ask a steward, as the community chose; with a motive only stewards read."""
    community = _open_to(request, slug)
    if access.is_member(request.user, community):
        return redirect(community)
    if not (access.can_join(request.user, community) or access.can_ask(request.user, community)):
        raise PermissionDenied
    form = MotiveForm(sent(request))
    if request.method == "POST" and form.is_valid():
        if access.can_join(request.user, community):
            joining.join(community, request.user, motive=form.cleaned_data["motive"])
            messages.success(request, _("Welcome. You are a member now."))
        else:
            joining.ask(community, request.user, motive=form.cleaned_data["motive"])
            messages.success(
                request, _("Your request is with the stewards. You will find their answer here.")
            )
        return redirect(community)
    context = {**frame(community, request.user), "form": form}
    return render(request, "communities/join.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, slug):
    """Ask first, then leave; roles held here are handed back."""
    community = _open_to(request, slug)
    if not access.is_member(request.user, community):
        return redirect(community)
    form = FarewellForm(sent(request))
    if request.method == "POST" and form.is_valid():
        joining.leave(community, request.user, farewell=form.cleaned_data["farewell"])
        messages.success(request, _("You have left. You are welcome to come back."))
        seen = Community.objects.visible_to(request.user).filter(pk=community.pk).exists()
        return redirect(community if seen else "communities:communities")
    context = {**frame(community, request.user), "form": form}
    return render(request, "communities/leave.html", context, status=422 if form.errors else 200)


@login_required
@require_safe
def requests(request, slug):
    """Who asks to join, for the stewards."""
    return _requests_page(request, _stewarded(request, slug), DeclineForm())


@login_required
@require_POST
def welcome(request, slug, pk):
    """Answer a request with yes, unless another steward was first."""
    community = _stewarded(request, slug)
    asked = get_object_or_404(JoinRequest.objects.select_related("person"), pk=pk, community=community)
    if joining.welcome(asked, by=request.user):
        messages.success(request, _("%(name)s is a member now.") % {"name": asked.person.name})
    else:
        messages.warning(request, _("Another steward has answered this request already."))
    return redirect("communities:requests", slug)


@login_required
@require_POST
def decline(request, slug, pk):
    """Answer with no and a reason; without a reason the form comes back with what was typed."""
    community = _stewarded(request, slug)
    asked = get_object_or_404(JoinRequest, pk=pk, community=community)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _requests_page(request, community, form, declining=pk)
    if joining.decline(asked, by=request.user, reason=form.cleaned_data["reason"]):
        messages.success(request, _("Your answer is sent."))
    else:
        messages.warning(request, _("Another steward has answered this request already."))
    return redirect("communities:requests", slug)


def _stewarded(request, slug):
    """The community, for its stewards; whoever is none learns nothing of what waits there."""
    community = _open_to(request, slug)
    if not access.can_steward(request.user, community):
        raise PermissionDenied
    return community


def _requests_page(request, community, form, declining=None):
    waiting = community.join_requests.open().select_related("person").order_by("asked_at")
    context = {"requests": waiting, "decline_form": form, "declining": declining}
    return render(
        request,
        "communities/requests.html",
        {**frame(community, request.user), **context},
        status=422 if form.errors else 200,
    )
