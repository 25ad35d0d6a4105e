"""Letting a thread stand elsewhere or for others, and saying that these may read one's words too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.discussions import access, moving
from samenspel.discussions.forms import MoveForm
from samenspel.discussions.views.doors import allowed, seen, try_to
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def move(request, pk):
    """Move it, or change who may see it; the page says what becomes of what was written before."""
    found = allowed(request, pk, access.can_move)
    form = MoveForm(sent(request), discussion=found, by=request.user)
    if request.method == "POST" and form.is_valid() and _move(request, found, form):
        found.refresh_from_db()
        return redirect(found)
    context = {"discussion": found, "community": found.community, "form": form}
    return render(request, "discussions/move.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def let_read(request, pk):
    """What I wrote here for fewer people may be read by whoever sees the thread now."""
    found = seen(request, pk)
    n = moving.let_read(found, by=request.user)
    if n:
        messages.success(
            request,
            ngettext(
                "Your message can be read by whoever sees this discussion.",
                "Your %(n)s messages can be read by whoever sees this discussion.",
                n,
            )
            % {"n": n},
        )
    return redirect(found)


def _move(request, found, form):
    """Whether nothing stood in the way."""
    said = form.cleaned_data
    moved = try_to(form, lambda: moving.move(found, by=request.user, **said) or found)
    if moved and moved is not found:
        messages.success(request, _("The discussion stands there now."))
    return bool(moved)
