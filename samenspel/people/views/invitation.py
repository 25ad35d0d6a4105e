"""Inviting people, and opening the link of an invitation."""

from allauth.core import ratelimit
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.house.address import whole
from samenspel.people import inviting, signing_up
from samenspel.people.invitation_form import InvitationForm
from samenspel.people.models import Invitation
from samenspel.people.sockets import INVITATION_RELATED
from samenspel.ui.paging import page_of
from samenspel.ui.sending import sent

LINK = "invitation_link"


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitations(request):
    """The invitations I made, and making one."""
    if not inviting.may_invite(request.user):
        raise PermissionDenied
    form = InvitationForm(sent(request))
    if form.is_valid():
        said = form.cleaned_data
        if said["email"] and not ratelimit.consume(request, action="invite_by_mail", user=request.user):
            return respond_429(request)
        invitation, key = inviting.invite(by=request.user, **said)
        if said["email"]:
            inviting.send(invitation, key, request=request)
            messages.success(request, _("The invitation is on its way to %s.") % invitation.email)
        else:
            request.session[LINK] = whole(reverse("people:invitation", args=[key]), request)
        return redirect("people:invitations")
    # The link is shown once, on the next page; the house does not keep it.
    context = {"form": form, "link": request.session.pop(LINK, ""), "page": _mine(request)}
    return render(request, "people/invitations.html", context, status=422 if form.errors else 200)


def _mine(request):
    mine = Invitation.objects.filter(by=request.user).select_related("by", *INVITATION_RELATED)
    page = page_of(mine.prefetch_related("uses__person"), request, key=("-made_at", "-pk"), size=20)
    for invitation in page.items:
        invitation.used = len(invitation.uses.all())
        invitation.lines = inviting.lines_about(invitation)
    return page


@login_required
@require_POST
def revoke(request, pk):
    """Call an invitation of mine back."""
    invitation = get_object_or_404(Invitation.objects.filter(by=request.user), pk=pk)
    inviting.revoke(invitation, by=request.user)
    messages.success(request, _("The invitation no longer works."))
    return redirect("people:invitations")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request, key):
    """Who invites me and for what; saying yes, which makes an account first when I have none."""
    try:
        person = request.user if request.user.is_authenticated else None
        invitation = inviting.opened_by(key, person=person)
        if request.method == "POST":
            return _yes(request, key)
    except inviting.NotOpen:
        return render(request, "people/invitation_not_open.html", status=404)
    context = {
        "invitation": invitation,
        "lines": inviting.lines_about(invitation),
        "makes_accounts": signing_up.takes_invited(),
    }
    return render(request, "people/invitation.html", context)


def _yes(request, key):
    if request.user.is_authenticated:
        invitation = inviting.accept(key, request.user)
        messages.success(request, _("You are in by the invitation of %s.") % invitation.by)
        return redirect(inviting.url_after(invitation, request.user) or "home:home")
    inviting.accept_later(request, key)
    if "sign_in" in request.POST or not signing_up.takes_invited():
        return redirect("account_login")
    email = inviting.opened_by(key).email
    return redirect(f"{reverse('account_signup')}{'?' + urlencode({'email': email}) if email else ''}")
