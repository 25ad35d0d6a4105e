"""The page that leads to everything administrators do, and the settings of the house."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.house.access import for_administrators
from samenspel.house.foreseeing import consequences
from samenspel.house.forms import LogoForm, RulesForm
from samenspel.house.rules import change, own_rules, rules
from samenspel.house.sockets import DUTIES
from samenspel.ui.sending import sent


@for_administrators
@require_safe
def administration(request):
    return render(request, "house/administration.html", {"duties": DUTIES})


@for_administrators
@require_http_methods(["GET", "HEAD", "POST"])
def settings(request):
    """What is set for everyone; a change that people will notice says first what it will do."""
    form = RulesForm(sent(request), instance=own_rules().filled())
    foreseen = []
    if request.method == "POST" and form.is_valid():
        foreseen = [] if request.POST.get("sure") else consequences(rules(), form.changes())
        if not foreseen:
            _change(request, form.changes())
            return redirect("house:settings")
    context = {"form": form, "foreseen": foreseen, "logo_form": LogoForm()}
    return render(request, "house/settings.html", context, status=422 if form.errors else 200)


def _change(request, changes):
    if change(by=request.user, **changes):
        messages.success(request, _("It is changed, for everyone, from now on."))
    else:
        messages.info(request, _("Nothing was different, so nothing changed."))
