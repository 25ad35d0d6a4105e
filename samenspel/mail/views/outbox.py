"""The demo's outbox: what its mail server would have brought, for whoever one is there. Nowhere else."""

from csp.constants import SELF
from csp.decorators import csp_update
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import translation
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from samenspel.mail.composing import as_pages, said_in
from samenspel.mail.models import Letter
from samenspel.mail.sockets import beneath
from samenspel.ui.paging import page_of

# The letter as it is, in its own styles; it can do nothing, load nothing and lead only where its links lead.
SEALED = "default-src 'none'; style-src 'unsafe-inline'; sandbox allow-popups; frame-ancestors 'self'"


def _only_in_the_demo():
    if not settings.DEMO:
        raise Http404


@require_safe
@login_required
def outbox(request):
    """What I was sent, the newest first; what was not sent stands there with why."""
    _only_in_the_demo()
    page = page_of(Letter.objects.of(request.user), request, key=("-written_at", "-pk"), size=20)
    return render(request, "mail/outbox.html", {"page": page})


@require_safe
@login_required
@csp_update({"frame-src": [SELF]})
def letter(request, pk):
    _only_in_the_demo()
    found = get_object_or_404(Letter.objects.of(request.user), pk=pk)
    pages = _pages(found)
    return render(request, "mail/one.html", {"letter": found, "text": pages and pages[0]})


@require_safe
@login_required
@xframe_options_sameorigin
def page(request, pk):
    """The HTML of a letter, sealed: as the mail program shows it."""
    _only_in_the_demo()
    found = get_object_or_404(Letter.objects.of(request.user), pk=pk)
    pages = _pages(found)
    if pages is None:
        raise Http404
    response = HttpResponse(pages[1])
    response["Content-Security-Policy"] = SEALED
    return response


def _pages(found):
    """Text and HTML; None when there is nothing (any more) to say."""
    with translation.override(found.language):
        said = said_in(found)
        return said and as_pages(found, said, beneath(found))
