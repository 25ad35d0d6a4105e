"""Being told on this telephone or computer, and no longer."""

from pathlib import Path

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_POST, require_safe

from samenspel.notifications import by_push
from samenspel.notifications.models import PushPlace

WORKER = Path(__file__).parents[1] / "static" / "notifications" / "push" / "worker.js"


@require_safe
@cache_control(max_age=0, no_cache=True)
def worker(request):
    """What a browser keeps of us to be told while no page is open; at the root, so that it holds for all."""
    return HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")


@require_POST
@login_required
def add(request):
    """The browser filled the form in after its owner said yes."""
    if not ratelimit.consume(request, action="add_device", user=request.user):
        messages.error(request, _("That was very often in a short time. Wait a minute and try again."))
        return redirect("notifications:choices")
    said = {name: request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth", "called")}
    try:
        by_push.add(request.user, **said)
    except ValidationError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("From now on you hear at once here of what is meant for you."))
    return redirect("notifications:choices")


@require_POST
@login_required
def remove(request, pk):
    get_object_or_404(PushPlace, pk=pk, person=request.user).delete()
    messages.success(request, _("This device is told nothing any more."))
    return redirect("notifications:choices")
