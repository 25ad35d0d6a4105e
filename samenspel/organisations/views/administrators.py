"""Who speaks for an organisation: appointing and stepping down."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.organisations import access, administering, showing
from samenspel.organisations.forms import AppointForm
from samenspel.organisations.views.finding import administered
from samenspel.ui.sending import sent

OFFERED = 50


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def administrators(request, slug):
    """Who they are and were, and the form to appoint another."""
    organisation = administered(request, slug)
    form = AppointForm(sent(request), organisation=organisation, by=request.user)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        administering.appoint(organisation, person, by=request.user)
        messages.success(request, _("%(name)s can speak for this organisation now.") % {"name": person.name})
        return redirect("organisations:administrators", slug)
    rows = organisation.administrators.select_related("person", "by").order_by("-since", "-pk")
    context = {
        **showing.head(organisation, request.user),
        "now": rows.current(),
        "before": rows.exclude(until=None)[:20],
        "form": form,
        "offered": form.people[:OFFERED],
    }
    return render(request, "organisations/administrators.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def step_down(request, slug, pk):
    """Ask first, then stop speaking for the organisation; the last one is told what that means."""
    organisation = administered(request, slug)
    row = get_object_or_404(organisation.administrators.current().select_related("person"), pk=pk)
    if row.person != request.user and not access.is_house_administrator(request.user):
        raise PermissionDenied
    if request.method == "POST":
        administering.step_down(organisation, row.person, by=request.user)
        messages.success(
            request, _("%(name)s speaks for this organisation no longer.") % {"name": row.person.name}
        )
        return redirect(organisation)
    is_last = organisation.administrators.current().count() == 1
    context = {**showing.head(organisation, request.user), "row": row, "is_last": is_last}
    return render(request, "organisations/step_down.html", context)
