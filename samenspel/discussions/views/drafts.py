"""What a page sends while somebody writes: their words to keep, and what they look for after an @."""

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.discussions import drafts, finding, places
from samenspel.privacy.visibility import is_signed_in
from samenspel.ui.middleware import own_pace
from samenspel.ui.sending import asked


@own_pace
@login_required
@require_POST
def draft(request):
    """Keep the words of this moment; answers what else of theirs waits for the same place.

    Whoever is signed out meanwhile is led away: the words stay on their device until they come back.
    """
    if not ratelimit.consume(request, action="keep_draft", user=request.user):
        return HttpResponse(status=429)
    said = request.POST
    try:
        row = drafts.save(
            request.user,
            place=said.get("place", ""),
            writing=said.get("writing", ""),
            text=said.get("text", "").replace("\0", ""),
            came_from=said.get("from", "")[:32],
            came_at=said.get("from_at", "")[:40],
        )
    except drafts.NotADraft:
        return HttpResponse(status=422)
    rows = drafts.of(request.user, said["place"])
    others = [_told(each) for each in rows if each.writing != said["writing"]]
    is_sent = row is None and said["writing"] in drafts.writings_sent(request.user, said["place"])
    return JsonResponse({"at": row.at.isoformat() if row else "", "sent": is_sent, "others": others})


@login_required
@require_POST
def throw_away(request):
    """Away with words of another device; nothing else is said, since nothing else is known."""
    drafts.throw_away(
        request.user, place=request.POST.get("place", ""), writing=request.POST.get("writing", "")
    )
    return JsonResponse({})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsent(request):
    """All one wrote and did not send, also for a place that is closed by now; and throwing it away."""
    if request.method == "POST":
        places.throw_away(request.user, request.POST.get("place", ""))
        messages.success(request, _("It is gone."))
        return redirect("discussions:unsent")
    return render(request, "discussions/unsent.html", {"unsent": places.unsent(request.user)})


@require_safe
def complete(request):
    """People, roles and communities whose name begins so, as far as the reader may see and call on them."""
    if not is_signed_in(request.user):
        return JsonResponse({"found": []})
    found = finding.begins_with(asked(request, "q"), by=request.user, community=asked(request, "community"))
    return JsonResponse({"found": found})


def _told(row):
    moment = date_format(localtime(row.at), "j F, H:i")
    return {"writing": row.writing, "at": row.at.isoformat(), "moment": moment, "text": row.text}
