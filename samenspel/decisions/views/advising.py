"""Asking advice, giving it, saying what was done with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from samenspel.decisions import access, advising
from samenspel.decisions.forms.outcome import AdviceForm, AskAdviceForm, UseForm
from samenspel.decisions.models import Advice
from samenspel.decisions.views.doors import allowed, show, try_to
from samenspel.ui.pacing import within_pace


@login_required
@require_POST
def ask(request, pk):
    """Ask someone for advice; they get a letter."""
    proposal = allowed(request, pk, _may_ask)
    form = AskAdviceForm(request.POST, proposal=proposal, by=request.user)
    if form.is_valid():
        said = form.cleaned_data
        within = within_pace(request, form, "ask_to_decide", user=request.user)
        if within and try_to(form, lambda: advising.ask(proposal, by=request.user, **said)):
            messages.success(request, _("Asked."))
            return redirect(proposal)
    return show(request, proposal, ask_form=form)


@login_required
@require_POST
def advise(request, pk):
    """Give advice, asked or unasked."""
    proposal = allowed(request, pk, _may_advise)
    form = AdviceForm(request.POST)
    if form.is_valid() and try_to(
        form, lambda: advising.advise(proposal, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Thank you. Whoever decides says what they do with it."))
        return redirect(proposal)
    return show(request, proposal, advice_form=form)


@login_required
@require_POST
def use(request, pk, advice):
    """Say what is done with an advice."""
    proposal = allowed(request, pk, _may_use)
    given = get_object_or_404(Advice, pk=advice, round=proposal.now)
    form = UseForm(request.POST)
    if form.is_valid() and try_to(form, lambda: advising.use(given, by=request.user, **form.cleaned_data)):
        return redirect(proposal)
    return show(request, proposal, said_back=form, at=("advice", advice))


def _is_advice(proposal):
    return proposal.kind == "advice" and proposal.is_open


def _may_ask(person, proposal):
    may = access.can_lead(person, proposal) or access.can_decide(person, proposal)
    return _is_advice(proposal) and may


def _may_advise(person, proposal):
    return _is_advice(proposal) and access.can_react(person, proposal)


def _may_use(person, proposal):
    return _is_advice(proposal) and access.can_decide(person, proposal)
