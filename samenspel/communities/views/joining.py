"""Coming in: joining at once, asking a steward, and taking that back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import access, joining
from samenspel.communities.forms.belonging import JoinForm
from samenspel.communities.views.doors import introduced, seen, show
from samenspel.ui.sending import sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, slug):
    """Become a member at once, or ask a steward, as the community chose; the agreement is read first."""
    community = seen(request, slug)
    if access.is_member(request.user, community):
        return redirect(community)
    can_join, can_ask = (
        access.can_join(request.user, community),
        access.can_ask(request.user, community),
    )
    if not (can_join or can_ask):
        raise PermissionDenied
    agreement = community.agreement_now()
    questions = [] if can_join else community.questions
    form = JoinForm(sent(request), questions=questions, agreement=agreement)
    if request.method == "POST" and form.is_valid():
        _come_in(request, community, form, at_once=can_join)
        return redirect(community)
    return show(request, "join", community, form, form=form, agreement=agreement)


def _come_in(request, community, form, *, at_once):
    said = {name: form.cleaned_data[name] for name in ("motives", "motive")}
    if at_once:
        joining.join(community, request.user, agreed=form.agreement, **said)
        messages.success(request, _("Welcome. You are a member now."))
    else:
        joining.ask(community, request.user, agreed=form.agreement, answers=form.answers, **said)
        messages.success(request, _("Your request is with the stewards. You will find their answer here."))


@login_required
@require_POST
def withdraw(request, slug):
    """Take one's own request back."""
    community = seen(request, slug)
    asked = get_object_or_404(community.join_requests.open(), person=request.user)
    joining.withdraw(asked, by=request.user)
    messages.success(request, _("Your request is taken back."))
    return redirect(community)
