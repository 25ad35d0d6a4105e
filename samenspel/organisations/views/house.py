"""What administrators of the house do with pages that members began, and with duplicates."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.organisations import administering, showing
from samenspel.organisations.forms import MergeForm
from samenspel.organisations.merging import merge as merge_into
from samenspel.organisations.views.finding import of_the_house
from samenspel.ui.sending import sent


@login_required
@require_POST
def vouch(request, slug):
    """Say that this organisation exists."""
    organisation = of_the_house(request, slug)
    administering.vouch(organisation, by=request.user)
    messages.success(request, _("The page is confirmed."))
    return redirect(organisation)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def refuse_page(request, slug):
    """Ask first, then remove a page that a member began and that is no organisation."""
    organisation = of_the_house(request, slug)
    if organisation.is_confirmed:
        raise PermissionDenied
    if request.method == "POST":
        administering.refuse_page(organisation, by=request.user)
        messages.success(request, _("The page is removed."))
        return redirect("organisations:organisations")
    context = showing.head(organisation, request.user)
    return render(request, "organisations/refuse_page.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def merge(request, slug):
    """Ask first, then let another organisation have all that this one has."""
    organisation = of_the_house(request, slug)
    form = MergeForm(sent(request), organisation=organisation, by=request.user)
    if request.method == "POST" and form.is_valid():
        into = merge_into(organisation, form.cleaned_data["into"], by=request.user)
        messages.success(request, _("They are one organisation now."))
        return redirect(into)
    context = {**showing.head(organisation, request.user), "form": form}
    return render(request, "organisations/merge.html", context, status=422 if form.errors else 200)
