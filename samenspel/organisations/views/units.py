"""The units of an organisation, for who looks after it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.organisations import arranging, showing
from samenspel.organisations.forms import UnitForm
from samenspel.organisations.models import Unit
from samenspel.organisations.views.finding import administered
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def units(request, slug):
    """The tree, and the form for a new unit."""
    organisation = administered(request, slug)
    form = UnitForm(sent(request), organisation=organisation)
    if request.method == "POST" and form.is_valid():
        unit = arranging.add_unit(organisation, by=request.user, **form.said())
        messages.success(request, _("%(name)s is added.") % {"name": unit.name})
        return redirect("organisations:units", slug)
    context = {
        **showing.head(organisation, request.user),
        "branches": arranging.tree_of(organisation),
        "form": form,
    }
    return render(request, "organisations/units.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unit(request, slug, pk):
    """Rename a unit, or put it somewhere else."""
    organisation = administered(request, slug)
    unit = get_object_or_404(Unit, pk=pk, organisation=organisation)
    form = UnitForm(sent(request), instance=unit, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            arranging.rearrange(unit, by=request.user, **form.said())
        except arranging.Circle:
            form.add_error("parent", _("A unit cannot be part of itself, or of one of its own parts."))
        else:
            messages.success(request, _("Saved."))
            return redirect("organisations:units", slug)
    context = {**showing.head(organisation, request.user), "unit": unit, "form": form}
    return render(request, "organisations/unit.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove_unit(request, slug, pk):
    """Ask first, then remove a unit; its people and parts go to the one above it."""
    organisation = administered(request, slug)
    unit = get_object_or_404(Unit.objects.select_related("parent"), pk=pk, organisation=organisation)
    if request.method == "POST":
        arranging.remove_unit(unit, by=request.user)
        messages.success(request, _("%(name)s is removed.") % {"name": unit.name})
        return redirect("organisations:units", slug)
    context = {
        **showing.head(organisation, request.user),
        "unit": unit,
        "parts": unit.parts.count(),
        "has_people": unit.affiliations.exists(),
    }
    return render(request, "organisations/remove_unit.html", context)
