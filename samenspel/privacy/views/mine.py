"""What the house knows about whoever asks, and everything of it to take along."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.privacy import packing
from samenspel.privacy.models import Parcel
from samenspel.privacy.telling import tell_all
from samenspel.ui.htmx import wants_part


@login_required
@require_safe
def mine(request):
    """Per kind what there is, why, how long, who sees it and what erasure does: one page, in words."""
    parcel = Parcel.objects.visible_to(request.user).order_by("-asked_at").first()
    if wants_part(request):
        answer = render(request, "privacy/mine.html#parcel", {"parcel": parcel})
    else:
        told = tell_all(request.user)
        nothing = [each.holding for each in told if not each.is_there]
        context = {
            "told": [each for each in told if each.is_there],
            "nothing": [holding for holding in nothing if not holding.withheld],
            "withheld": [holding for holding in nothing if holding.withheld],
            "parcel": parcel,
        }
        answer = render(request, "privacy/mine.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer


@login_required
@require_POST
def ask(request):
    """Have everything packed; the page says when it is ready."""
    packing.ask(request.user)
    messages.success(request, _("Everything about you is being put together. It takes a moment."))
    return redirect("privacy:mine")


@login_required
@require_safe
def download(request, pk):
    """The ZIP, for whom it was made and for nobody else."""
    found = get_object_or_404(Parcel.objects.visible_to(request.user), pk=pk)
    if not found.file or not found.file.storage.exists(found.file.name):
        raise Http404
    with found.file.open("rb") as file:
        headers = {
            "Content-Disposition": f'attachment; filename="{_("everything-about-me")}.zip"',
            "Cache-Control": "private, no-store",
        }
        return HttpResponse(file.read(), content_type="application/zip", headers=headers)
