"""Closing a thread with what came of it, and taking it up again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.discussions import access, closing
from samenspel.discussions.forms import CloseForm
from samenspel.discussions.views.doors import allowed
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request, pk):
    """Close it; who closes it second finds it closed."""
    found = allowed(request, pk, access.can_lead)
    if found.is_closed:
        messages.info(request, _("This discussion is closed already."))
        return redirect(found)
    form = CloseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        closing.close(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Closed. What came of it stands on top."))
        return redirect(found)
    context = {"discussion": found, "community": found.community, "form": form}
    return render(request, "discussions/close.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def reopen(request, pk):
    found = allowed(request, pk, access.can_lead)
    closing.reopen(found, by=request.user)
    messages.success(request, _("The discussion is open again."))
    return redirect(found)
