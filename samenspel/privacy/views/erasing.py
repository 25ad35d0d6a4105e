"""Leaving for good: what will happen, a first yes, a second one with one's own address, and goodbye."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.privacy import erasing
from samenspel.privacy.forms import TAKE, LeavingForm, SureForm
from samenspel.privacy.telling import tell_all
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def erase(request):
    """Show what will happen, per kind, and ask what becomes of what they made."""
    things = erasing.to_settle(request.user)
    form = LeavingForm(sent(request))
    if request.method == "POST" and not things and form.is_valid():
        sure = SureForm(person=request.user, initial=form.cleaned_data)
        return render(request, "privacy/sure.html", {"form": sure, "made": form.cleaned_data["made"]})
    context = {"form": form, "things": things, "ends": _ends(request.user)}
    return render(request, "privacy/erase.html", context, status=422 if request.method == "POST" else 200)


def _ends(person):
    """What becomes of what there is, kinds with the same end together."""
    ends = {}
    for each in tell_all(person):
        if each.is_there:
            ends.setdefault(str(each.holding.on_erasure), []).append(each.holding.what)
    return sorted(ends.items(), key=lambda end: -len(end[1]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sure(request):
    """The second time; then the person is gone, here and everywhere else they were signed in."""
    if request.method != "POST":
        return redirect("privacy:erase")
    form = SureForm(request.POST, person=request.user)
    if not form.is_valid():
        context = {"form": form, "made": form.data.get("made")}
        return render(request, "privacy/sure.html", context, status=422)
    person = request.user
    try:
        erasing.erase(person, by=person, take_along=form.cleaned_data["made"] == TAKE)
    except erasing.SettleFirst:
        return redirect("privacy:erase")
    logout(request)
    return redirect("privacy:erased")


@require_safe
def erased(request):
    """Goodbye; the same for everyone who comes here."""
    return render(request, "privacy/erased.html")
