"""Reporting a thing, with the rule it breaks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.moderation import reporting
from samenspel.moderation.access import can_report
from samenspel.moderation.forms import ReportForm
from samenspel.moderation.models import Report
from samenspel.moderation.sockets import kind_named
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def report(request, kind, pk):
    """Whoever sees a thing may report it once; what comes of it stands among their reports."""
    kind = kind_named(kind)
    if kind is None:
        raise Http404
    thing = get_object_or_404(kind.visible_to(request.user), pk=pk)
    if not can_report(request.user, thing):
        raise PermissionDenied
    if Report.objects.about(thing).filter(by=request.user).exists():
        messages.info(request, _("You reported this already. What comes of it stands here."))
        return redirect("moderation:mine")
    form = ReportForm(sent(request), rules=reporting.rules_for(thing))
    if request.method == "POST" and form.is_valid():
        return _report(request, thing, form)
    context = {"form": form, "thing": thing, "kind": kind}
    return render(request, "moderation/report.html", context, status=422 if form.errors else 200)


def _report(request, thing, form):
    try:
        reporting.report(thing, by=request.user, **form.cleaned_data)
    except reporting.TooMany:
        form.add_error(
            None,
            _("You reported %s things in a day. Come back tomorrow, or tell an administrator.")
            % reporting.MOST_A_DAY,
        )
        context = {"form": form, "thing": thing, "kind": kind_named(_name(thing))}
        return render(request, "moderation/report.html", context, status=422)
    messages.success(request, _("Thank you. Someone who looks after this reads it."))
    return redirect("moderation:mine")


def _name(thing):
    return reporting.KINDS[type(thing)].name
