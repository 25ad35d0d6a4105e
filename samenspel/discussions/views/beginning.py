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
from samenspel.discussions.views.doors import not_too_fast, patiently
from samenspel.ui.sending import asked, sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
@patiently
def begin(request, slug):
    """Begin a thread; words typed elsewhere come along in the address."""
    community = seen(request, slug)
    if not access.can_begin(request.user, community):
        raise PermissionDenied
    brought = {"title": asked(request, "title", most=160), "text": asked(request, "text", most=4000)}
    form = BeginForm(
        sent(request), request.FILES or None, community=community, by=request.user, initial=brought
    )
    if request.method == "POST" and form.is_valid():
        not_too_fast(request, "begin_discussion")
        found = writing.begin(community, by=request.user, **form.cleaned_data)
        drafts.sent(form)
        messages.success(request, _("Your discussion stands there. You hear it when somebody answers."))
        return redirect(found)
    context = {**frame(community, request.user), "form": form}
    return render(request, "discussions/begin.html", context, status=422 if form.errors else 200)
