"""Beginning a thread in a community."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.showing import frame
from samenspel.communities.views.doors import seen
from samenspel.discussions import access, drafts, writing
from samenspel.discussions.forms import BeginForm
from samenspel.ui.pacing import status_of, within_pace
from samenspel.ui.sending import asked, sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, slug):
    """Begin a thread; words typed elsewhere come along."""
    community = seen(request, slug)
    if not access.can_begin(request.user, community):
        raise PermissionDenied
    brought = {"title": asked(request, "title", most=160), "text": asked(request, "text", most=4000)}
    form = BeginForm(
        sent(request), request.FILES or None, community=community, by=request.user, initial=brought
    )
    within = request.method == "POST" and form.is_valid()
    if within and within_pace(request, form, "begin_discussion", user=request.user):
        found = writing.begin(community, by=request.user, **form.cleaned_data)
        drafts.sent(form)
        messages.success(request, _("Your discussion stands there. You hear it when somebody answers."))
        return redirect(found)
    context = {**frame(community, request.user), "form": form}
    return render(request, "discussions/begin.html", context, status=status_of(form))
