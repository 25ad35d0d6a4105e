"""What people do not agree on, by name: it may stay so, and is shown."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.views.doors import introduced
from samenspel.purpose import access, dividing, tracing
from samenspel.purpose.forms.drafts import DifferenceForm, OutcomeForm
from samenspel.purpose.models import Difference, Round
from samenspel.purpose.views.doors import allow, seen_round, show
from samenspel.ui.sending import sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def name(request, slug, number):
    """Name a difference; the statements that divide people most are offered."""
    round = seen_round(request, slug, number)
    allow(access.can_name_difference(request.user, round))
    form = DifferenceForm(sent(request), round=round, by=request.user)
    if request.method == "POST" and form.is_valid():
        tracing.name_difference(round, by=request.user, **form.said())
        messages.success(request, _("It stands beside the drafts, so that nobody pretends."))
        return redirect("purpose:community", slug)
    offered = dividing.divisive(round, request.user)
    return show(request, "name_difference", round.community, form, form=form, round=round, offered=offered)


def _seen(request, pk):
    rows = Difference.objects.filter(round__in=Round.objects.visible_to(request.user))
    return get_object_or_404(rows.select_related("round__community"), pk=pk)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def resolve(request, pk):
    difference = _seen(request, pk)
    round = difference.round
    allow(access.can_name_difference(request.user, round))
    form = OutcomeForm(sent(request))
    if request.method == "POST" and form.is_valid():
        tracing.resolve(difference, by=request.user, outcome=form.cleaned_data["outcome"])
        messages.success(request, _("Good. How it was resolved stays known."))
        return redirect("purpose:community", round.community.slug)
    return show(request, "resolve", round.community, form, form=form, difference=difference, round=round)


@introduced
@require_POST
def reopen(request, pk):
    difference = _seen(request, pk)
    allow(access.can_name_difference(request.user, difference.round))
    tracing.reopen(difference, by=request.user)
    return redirect("purpose:community", difference.round.community.slug)
