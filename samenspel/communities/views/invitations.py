"""Inviting into a community by link or by mail, and calling invitations back."""

from allauth.core import ratelimit
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import access, barring, inviting
from samenspel.communities.forms.invitations import InviteForm
from samenspel.communities.views.doors import introduced, seen, show
from samenspel.house.address import whole
from samenspel.people.inviting import send
from samenspel.ui.sending import sent

LINK = "community_invitation_link"


@introduced
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request, slug):
    """The invitations that stand, and a new one; its link is shown once, since only its mark is kept."""
    community = _invited_by(request, slug)
    form = InviteForm(sent(request), statuses=inviting.statuses_from(request.user, community))
    if request.method == "POST" and form.is_valid():
        email = form.cleaned_data["email"]
        if email and not ratelimit.consume(request, action="invite_by_mail", user=request.user):
            return respond_429(request)
        _invite(request, community, form.cleaned_data)
        return redirect("communities:invitations", slug)
    rows = inviting.seen_by(request.user, community)[:50]
    link = request.session.pop(LINK, "")
    can_steward = access.can_steward(request.user, community)
    return show(
        request,
        "invitations",
        community,
        form,
        form=form,
        link=link,
        invitations=rows,
        on_the_way=barring.on_the_way(request.user, community) if can_steward else [],
    )


def _invited_by(request, slug):
    community = seen(request, slug)
    if not access.can_invite(request.user, community):
        raise PermissionDenied
    return community


def _invite(request, community, said):
    invitation, key = inviting.invite_into(community, by=request.user, **said)
    if said["email"]:
        send(invitation, key, request=request)
        messages.success(request, _("The invitation is on its way to %s.") % said["email"])
    else:
        request.session[LINK] = whole(reverse("people:invitation", args=[key]), request)


@login_required
@require_POST
def revoke(request, slug, pk):
    """Call an invitation back; who came in by it stays."""
    community = _invited_by(request, slug)
    row = get_object_or_404(inviting.seen_by(request.user, community), pk=pk)
    inviting.revoke(row, by=request.user)
    messages.success(request, _("The invitation no longer works."))
    return redirect("communities:invitations", slug)
