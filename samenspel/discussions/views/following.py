"""Hearing of a thread or not, and having read it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.discussions import following
from samenspel.discussions.models import Follow
from samenspel.discussions.views.doors import seen


@login_required
@require_POST
def follow(request, pk):
    """Follow, mute, or neither; any other word means neither."""
    found = seen(request, pk)
    how = request.POST.get("how")
    if how == Follow.How.FOLLOWS:
        following.follow(found, by=request.user)
        messages.success(request, _("You hear of new messages here."))
    elif how == Follow.How.MUTED:
        following.mute(found, by=request.user)
        messages.success(request, _("You hear nothing of this discussion any more."))
    else:
        following.leave_alone(found, by=request.user)
        messages.success(
            request, _("You hear of this discussion only when someone calls on you or answers you.")
        )
    return redirect(found)


@login_required
@require_POST
def read(request, pk):
    """All of it counts as read."""
    found = seen(request, pk)
    following.read_all(found, by=request.user)
    return redirect(f"{found.get_absolute_url()}?end")
