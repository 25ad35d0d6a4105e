"""Making a thread of its own of part of another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.discussions import access, splitting, windows
from samenspel.discussions.forms import SplitForm
from samenspel.discussions.showing import rows_of, shown
from samenspel.discussions.views.doors import allowed, try_to
from samenspel.ui.sending import asked, sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def split(request, pk):
    """Choose messages from the place one came from on; the answers to them go along."""
    found = allowed(request, pk, access.can_lead)
    rows = rows_of(found, request.user)
    form = SplitForm(sent(request), rows=rows)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        act = lambda: splitting.split(  # noqa: E731 (said with the form when it cannot be)
            found, said["messages"], by=request.user, title=said["title"], once=said["once"]
        )
        became = try_to(form, act)
        if became:
            messages.success(request, _("These messages are a discussion of their own now."))
            return redirect(became)
    part = windows.window(rows, start=asked(request, "from"), before=asked(request, "before"))
    context = {"discussion": found, "community": found.community, "form": form, "window": part}
    context |= {
        "chosen": set(form.data.getlist("messages")) if form.is_bound else {asked(request, "message")}
    }
    context |= shown(found, request.user, part.messages, can_write=False)
    return render(request, "discussions/split.html", context, status=422 if form.errors else 200)
