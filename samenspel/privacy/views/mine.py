"""What the house knows about whoever asks, and everything of it to take along."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.privacy import packing
from samenspel.privacy.dossier import holdings
from samenspel.privacy.models import Parcel
from samenspel.privacy.telling import tell
from samenspel.ui.htmx import wants_part


@login_required
@require_safe
def mine(request):
    """Per kind what there is, why, how long, who sees it and what erasure does: one page, in words."""
    parcel = Parcel.objects.visible_to(request.user).order_by("-asked_at").first()
    if wants_part(request):
        answer = render(request, "privacy/mine.html#parcel", {"parcel": parcel})
    else:
        told = [tell(holding, request.user) for holding in holdings()]
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
    answer = FileResponse(
        found.file.open("rb"), as_attachment=True, filename=f"{_('everything-about-me')}.zip"
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
