"""Keeping a search, and stopping it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from samenspel.search import keeping
from samenspel.search.choosing import Choice
from samenspel.search.models import SavedSearch

KEPT = _("You hear of it when something new is found.")
STOPPED = _("You hear no more of what is found for “%(words)s”.")
WIDE = _(
    "This finds too much to tell you of each new thing. Add a word, or choose a kind or a community, and keep"
    " it then."
)
MANY = _("You keep twenty searches already. Stop one of them first.")


@require_POST
@login_required
def keep(request):
    """Keep what is asked in the address the form was sent with."""
    choice = Choice.of_form(request)
    back = f"{reverse('search:search')}?{choice.address()}"
    if not choice.words:
        raise PermissionDenied
    try:
        keeping.keep(choice, by=request.user)
        messages.success(request, KEPT)
    except keeping.TooWide:
        messages.error(request, WIDE)
    except keeping.TooMany:
        messages.error(request, MANY)
    return redirect(back)


@require_POST
@login_required
def stop(request, pk):
    """Keep a search no longer."""
    search = get_object_or_404(SavedSearch, pk=pk, person=request.user)
    keeping.stop(search, by=request.user)
    messages.success(request, STOPPED % {"words": search.words})
    return redirect("search:search")


@login_required
def kept(request):
    """The searches somebody keeps."""
    return render(request, "search/kept.html", {"kept": keeping.kept_by(request.user)})
