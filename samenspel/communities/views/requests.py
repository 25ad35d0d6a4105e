"""Answering requests to join."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.communities import joining
from samenspel.communities.forms.belonging import DeclineForm
from samenspel.communities.models import JoinRequest
from samenspel.communities.views.doors import show, stewarded


@login_required
@require_safe
def requests(request, slug):
    """Who asks to join, for the stewards."""
    return _page(request, stewarded(request, slug, also_archived=True), DeclineForm())


@login_required
@require_POST
def welcome(request, slug, pk):
    """Answer a request with yes, unless another steward was first."""
    community = stewarded(request, slug)
    asked = get_object_or_404(JoinRequest.objects.select_related("person"), pk=pk, community=community)
    if joining.welcome(asked, by=request.user):
        messages.success(request, _("%(name)s is a member now.") % {"name": asked.person.name})
    else:
        messages.warning(request, _("This request is answered already, or was taken back."))
    return redirect("communities:requests", slug)


@login_required
@require_POST
def decline(request, slug, pk):
    """Answer with no and a reason; without a reason the form comes back with what was typed."""
    community = stewarded(request, slug, also_archived=True)
    asked = get_object_or_404(JoinRequest, pk=pk, community=community)
    form = DeclineForm(request.POST)
    if not form.is_valid():
        return _page(request, community, form, declining=pk)
    if joining.decline(asked, by=request.user, reason=form.cleaned_data["reason"]):
        messages.success(request, _("Your answer is sent."))
    else:
        messages.warning(request, _("This request is answered already, or was taken back."))
    return redirect("communities:requests", slug)


def _page(request, community, form, declining=None):
    waiting = community.join_requests.open().select_related("person", "community").order_by("asked_at")
    return show(
        request,
        "requests",
        community,
        form,
        requests=waiting,
        decline_form=form,
        declining=declining,
    )
