"""Taking away what a linked page says of itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.discussions import previews
from samenspel.discussions.models import LinkPreview


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_away(request, pk):
    """Asks first, since it does not come back; the link itself stays in the message."""
    rows = (
        LinkPreview.objects.visible_to(request.user).shown().select_related("message__discussion__community")
    )
    preview = get_object_or_404(rows, message=pk)
    if not previews.can_take_away(request.user, preview):
        raise PermissionDenied
    if request.method == "POST":
        previews.take_away(preview, by=request.user)
        messages.success(request, _("Only the link stands there now."))
        return redirect(preview.message)
    return render(request, "discussions/take_preview_away.html", {"preview": preview})
