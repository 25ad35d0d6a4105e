"""Being part of other communities: asking, answering, ending."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import access, placing
from samenspel.communities.forms.community import ParentForm
from samenspel.communities.models import CommunityLink, LinkProposal
from samenspel.communities.views.doors import seen, show, stewarded
from samenspel.ui.sending import sent

CIRCLE = gettext_lazy(
    "That would make a circle: a community cannot be part of itself, also not by way of others."
)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def family(request, slug):
    """What this community is part of and what is part of it; a steward asks and answers here."""
    community = stewarded(request, slug, also_archived=True)
    form = ParentForm(sent(request), child=community, by=request.user)
    if request.method == "POST" and form.is_valid() and _propose(request, community, form):
        return redirect("communities:family", slug)
    return show(request, "family", community, form, form=form, **_proposals(community, request.user))


def _propose(request, community, form):
    try:
        proposal = placing.propose(community, parent=form.cleaned_data["parent"], by=request.user)
    except placing.Circle:
        form.add_error("parent", CIRCLE)
        return False
    if proposal and LinkProposal.objects.open().filter(pk=proposal.pk).exists():
        messages.success(request, _("It is asked. A steward over there answers."))
    else:
        messages.success(request, _("It is part of it now."))
    return True


def _proposals(community, viewer):
    links = CommunityLink.objects.select_related("parent", "child")
    seen_ids = type(community).objects.visible_to(viewer).values("pk")
    return {
        "links": links.filter(child=community, parent__in=seen_ids).order_by("at"),
        "child_links": links.filter(parent=community, child__in=seen_ids).order_by("at"),
        "asked": community.proposed_parents.select_related("parent", "answer").filter(parent__in=seen_ids)[
            :10
        ],
        "to_answer": community.proposed_children.open().select_related("child", "by").order_by("at"),
    }


@login_required
@require_POST
def answer_child(request, slug, pk):
    """A steward of the parent says yes or no."""
    community = stewarded(request, slug)
    proposal = get_object_or_404(community.proposed_children.select_related("parent", "child"), pk=pk)
    agreed = bool(request.POST.get("yes"))
    try:
        placing.answer(
            proposal, agreed=agreed, by=request.user, reason=request.POST.get("reason", "").strip()[:500]
        )
    except placing.Circle:
        messages.error(request, CIRCLE)
    else:
        messages.success(request, _("Your answer is noted."))
    return redirect("communities:family", slug)


@login_required
@require_POST
def take_apart(request, slug, pk):
    """Let one be part of the other no longer; a steward of either."""
    community = seen(request, slug)
    if not access.can_steward(request.user, community):
        raise PermissionDenied
    mine = CommunityLink.objects.filter(child=community) | CommunityLink.objects.filter(parent=community)
    placing.take_apart(get_object_or_404(mine, pk=pk), by=request.user)
    messages.success(request, _("They stand apart now."))
    return redirect("communities:family", slug)
