"""The agreement: reading it, saying yes, making a new version."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities import access, agreeing
from samenspel.communities.forms.agreement import AgreementForm
from samenspel.communities.views.doors import seen, show, stewarded
from samenspel.ui.sending import sent


@require_safe
def agreement(request, slug):
    """What members promise one another now, and what they promised before."""
    community = seen(request, slug)
    versions = list(community.agreements.newest_first())
    now = versions[0] if versions else None
    can_steward = access.can_steward(request.user, community)
    mine = None
    if now and request.user.is_authenticated:
        mine = now.acceptances.filter(person=request.user).first()
    return show(
        request,
        "agreement",
        community,
        now=now,
        before=versions[1:],
        mine=mine,
        share=agreeing.share_agreed(now) if now and can_steward else None,
    )


@login_required
@require_POST
def accept(request, slug):
    """Say yes to the version that was read; a newer one is read first."""
    community = seen(request, slug)
    if not access.is_member(request.user, community):
        raise PermissionDenied
    now = community.agreement_now()
    if now is None or request.POST.get("version") != str(now.version):
        messages.warning(request, _("The agreement changed in the meantime. Please read it again."))
        return redirect("communities:agreement", slug)
    agreeing.accept(now, by=request.user)
    messages.success(request, _("Thank you. It is noted that you keep to it."))
    return redirect(community)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, slug):
    """Make the agreement, or a new version of it; members are asked again."""
    community = stewarded(request, slug)
    now = community.agreement_now()
    initial = {"text": now.text, "clauses": now.clauses} if now else None
    form = AgreementForm(sent(request), now=now, initial=initial)
    if request.method == "POST" and form.is_valid():
        agreeing.make_agreement(community, by=request.user, **form.said())
        messages.success(request, _("The agreement stands. Members are asked to say yes to it."))
        return redirect("communities:agreement", slug)
    return show(request, "revise", community, form, form=form, now=now)
