"""Who says to belong here: confirming, refusing, ending; for who looks after the organisation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.organisations import confirming, showing
from samenspel.organisations.forms import ReasonForm
from samenspel.organisations.models import Affiliation, AffiliationRefusal
from samenspel.organisations.views.finding import administered
from samenspel.people.models import Person
from samenspel.ui.paging import page_of


@login_required
@require_safe
def affiliations(request, slug):
    return _page(request, administered(request, slug), ReasonForm())


@login_required
@require_POST
def confirm(request, slug, pk):
    row = _one(request, administered(request, slug), pk)
    confirming.confirm(row, by=request.user)
    messages.success(request, _("%(name)s is confirmed.") % {"name": row.person.name})
    return redirect("organisations:affiliations", slug)


@login_required
@require_POST
def refuse(request, slug, pk):
    """Say no with a reason; without one the form comes back."""
    organisation = administered(request, slug)
    row = _one(request, organisation, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, organisation, form, refusing=pk)
    confirming.refuse(row, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("Your answer is sent."))
    return redirect("organisations:affiliations", slug)


@login_required
@require_POST
def end_for(request, slug, pk):
    """End that someone belongs here; that they did stays known."""
    row = _one(request, administered(request, slug), pk)
    confirming.end_for(row, by=request.user)
    messages.success(request, _("%(name)s belongs here no longer.") % {"name": row.person.name})
    return redirect("organisations:affiliations", slug)


@login_required
@require_POST
def take_back(request, slug, pk):
    """Undo a refusal."""
    refused = AffiliationRefusal.objects.filter(affiliation__organisation=administered(request, slug))
    refusal = get_object_or_404(
        refused.select_related("affiliation__person", "affiliation__organisation"), pk=pk
    )
    confirming.take_back(refusal, by=request.user)
    messages.success(request, _("The answer is taken back."))
    return redirect("organisations:affiliations", slug)


def _one(request, organisation, pk):
    rows = Affiliation.objects.current().filter(
        organisation=organisation, person__in=Person.objects.visible_to(request.user)
    )
    return get_object_or_404(rows.select_related("person", "organisation"), pk=pk)


def _page(request, organisation, form, refusing=None):
    """Who waits for an answer first, then everyone, then whom the organisation said no to."""
    seen = Person.objects.visible_to(request.user)
    here = Affiliation.objects.filter(organisation=organisation, person__in=seen)
    rows = here.current().select_related("person", "unit", "confirmation__by")
    stated = rows.stated().order_by("pk")
    context = {
        **showing.head(organisation, request.user),
        "stated": stated[:100],
        "page": page_of(
            rows.confirmed().annotate(by_name=Lower("person__name")), request, key=("by_name", "pk"), size=40
        ),
        "refused": here.exclude(refusal=None)
        .select_related("person", "refusal__by")
        .order_by("-refusal__at")[:50],
        "form": form,
        "refusing": refusing,
    }
    return render(request, "organisations/affiliations.html", context, status=422 if form.errors else 200)
