"""What concerns me: read, opened, marked as read."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samenspel.notifications import reading, showing
from samenspel.ui.htmx import wants_part


@require_safe
@login_required
def inbox(request):
    page = showing.page(request.user, request)
    newest = max((bundle.newest_pk for bundle in page), default=0)
    template = "notifications/inbox.html" + ("#list" if wants_part(request) else "")
    response = render(request, template, {"page": page, "newest": newest})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@never_cache
@login_required
def opened(request, pk):
    """Go to what it is about; with that it is read."""
    bundle = showing.bundle_of(request.user, pk)
    if bundle is None:
        raise Http404
    reading.read_groups(request.user, [bundle.newest.group])
    return redirect(bundle.url)


@require_POST
@login_required
def read(request):
    """All I was shown is read: up to the newest on the page I looked at."""
    newest = request.POST.get("newest", "")
    if newest.isdecimal() and len(newest) < 19:
        reading.read_until(request.user, int(newest))
    return redirect("notifications:inbox")


@require_safe
@never_cache
@login_required
def mark(request):
    """The mark in the frame alone, for a page that was told that it changed."""
    return render(request, "notifications/_mark.html")
