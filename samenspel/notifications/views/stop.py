"""Stopping letters from a letter: signed in or not, with one click of the mail program or on a page."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from samenspel.notifications import stopping
from samenspel.notifications.forms import StopForm
from samenspel.ui.sending import sent

ONE_CLICK = ("List-Unsubscribe", "One-Click")


# Mail programs send this by themselves, without a cookie of ours: the sealed address is all there is.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request, token):
    """Asking first on the page; at once for the button of a mail program."""
    found = stopping.opened(token)
    if found is None:
        return render(request, "notifications/stop_unknown.html", status=404)
    if request.method == "POST" and request.POST.get(ONE_CLICK[0]) == ONE_CLICK[1]:
        found.carry_out(stopping.KIND)
        return HttpResponse(status=204)
    form = StopForm(sent(request), stop=found)
    if request.method == "POST" and form.is_valid():
        found.carry_out(form.cleaned_data["what"])
        said = dict(found.choices())[form.cleaned_data["what"]]
        return render(request, "notifications/stopped.html", {"said": said})
    if request.GET.get("mute") and stopping.MUTE in dict(found.choices()):
        form.fields["what"].initial = stopping.MUTE
    context = {"form": form, "person": found.person}
    return render(request, "notifications/stop.html", context, status=422 if form.is_bound else 200)
