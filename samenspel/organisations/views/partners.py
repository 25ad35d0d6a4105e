"""Partnerships of an organisation: proposing, answering, ending."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.organisations import partnering, showing
from samenspel.organisations.forms import PartnerForm
from samenspel.organisations.models import Partnership, PartnershipProposal
from samenspel.organisations.views.finding import administered
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def partners(request, slug):
    """What stands, what waits, what was; and the form to propose another."""
    organisation = administered(request, slug)
    form = PartnerForm(sent(request), organisation=organisation, by=request.user)
    if request.method == "POST" and form.is_valid():
        return _proposed(request, organisation, form.cleaned_data)
    pairs = Partnership.objects.of(organisation).visible_to(request.user).select_related("one", "other")
    asked = PartnershipProposal.objects.open().select_related("proposer", "to", "by")
    context = {
        **showing.head(organisation, request.user),
        "partners": showing.partners_of(organisation, request.user),
        "before": [
            (row, row.partner_of(organisation)) for row in pairs.exclude(until=None).order_by("-until")
        ],
        "asked_of_us": asked.filter(to=organisation).order_by("at"),
        "asked_by_us": asked.filter(proposer=organisation).order_by("at"),
        "form": form,
    }
    return render(request, "organisations/partners.html", context, status=422 if form.errors else 200)


def _proposed(request, organisation, said):
    outcome = partnering.propose(organisation, said["partner"], by=request.user, about=said["about"])
    if isinstance(outcome, Partnership):
        messages.success(request, _("You are partners now."))
    else:
        messages.success(
            request, _("Proposed. It takes a yes of %(partner)s.") % {"partner": said["partner"].name}
        )
    return redirect("organisations:partners", organisation.slug)


@login_required
@require_POST
def accept(request, slug, pk):
    """Say yes for the organisation that was asked."""
    if partnering.accept(_asked(request, slug, pk), by=request.user):
        messages.success(request, _("You are partners now."))
    else:
        messages.warning(request, _("Someone has answered this already."))
    return redirect("organisations:partners", slug)


@login_required
@require_POST
def decline(request, slug, pk):
    """Say no for the organisation that was asked."""
    if partnering.decline(_asked(request, slug, pk), by=request.user):
        messages.success(request, _("Your answer is sent."))
    else:
        messages.warning(request, _("Someone has answered this already."))
    return redirect("organisations:partners", slug)


@login_required
@require_POST
def take_back(request, slug, pk):
    """Withdraw what one's own organisation proposed."""
    organisation = administered(request, slug)
    ours = PartnershipProposal.objects.select_related("proposer").filter(proposer=organisation)
    partnering.take_back(get_object_or_404(ours, pk=pk), by=request.user)
    messages.success(request, _("The proposal is taken back."))
    return redirect("organisations:partners", slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end_partnership(request, slug, pk):
    """Ask first, then end it for both."""
    organisation = administered(request, slug)
    ours = Partnership.objects.current().of(organisation).visible_to(request.user)
    row = get_object_or_404(ours.select_related("one", "other"), pk=pk)
    if request.method == "POST":
        partnering.end_partnership(row, by=request.user)
        messages.success(request, _("The partnership is ended."))
        return redirect("organisations:partners", slug)
    context = {**showing.head(organisation, request.user), "partner": row.partner_of(organisation)}
    return render(request, "organisations/end_partnership.html", context)


def _asked(request, slug, pk):
    """A proposal to this organisation; its own administrators answer, and not who proposed it."""
    organisation = administered(request, slug)
    asked = PartnershipProposal.objects.select_related("proposer", "to").filter(to=organisation)
    proposal = get_object_or_404(asked, pk=pk)
    if proposal.by_id == request.user.pk:
        raise PermissionDenied
    return proposal
