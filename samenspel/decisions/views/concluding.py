"""What came of it: the outcome, withdrawing, handing over, a note, looking again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.decisions import access, concluding
from samenspel.decisions.forms.outcome import HandOverForm, NoteForm, OutcomeForm, ReviewForm, WithdrawForm
from samenspel.decisions.models import Outcome
from samenspel.decisions.showing import about
from samenspel.decisions.views.doors import allowed, seen, show, try_to
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request, pk):
    """Write down what came of it; what stands in the way of a decision is said above the form."""
    proposal = seen(request, pk)
    if _wrote(request.user, proposal):
        return redirect(proposal)
    if not access.can_decide(request.user, proposal):
        raise PermissionDenied
    in_the_way = concluding.obstacles(proposal)
    form = OutcomeForm(sent(request), can_decide=not in_the_way)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if try_to(form, lambda: concluding.conclude(proposal, by=request.user, **said)):
            messages.success(request, _("Written down. Everyone who may see the proposal can read it."))
            return redirect(proposal)
    return _page(request, "outcome", proposal, form, obstacles=in_the_way)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    """Ask first, then close it without a decision; it stays to be read."""
    proposal = allowed(request, pk, _leads_open)
    form = WithdrawForm(sent(request))
    if request.method == "POST" and form.is_valid():
        why = form.cleaned_data["why"]
        concluding.conclude(proposal, by=request.user, ending=Outcome.Ending.WITHDRAWN, why=why)
        messages.success(request, _("The proposal is withdrawn."))
        return redirect(proposal)
    return _page(request, "withdraw", proposal, form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request, pk):
    """Give it to who has the mandate, when an objection stands."""
    proposal = allowed(request, pk, _leads_open)
    people = concluding.could_decide(proposal, request.user)
    form = HandOverForm(sent(request), people=people)
    if request.method == "POST" and form.is_valid():
        person = form.people[form.cleaned_data["person"]]
        why = form.cleaned_data["why"]
        if try_to(form, lambda: concluding.hand_over(proposal, by=request.user, person=person, why=why)):
            messages.success(request, _("Handed over. The objection goes into the record."))
            return redirect(proposal)
    return _page(request, "hand_over", proposal, form, people=people)


@login_required
@require_POST
def note(request, pk):
    """Add a correction beside the record."""
    proposal = allowed(request, pk, access.can_note)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return show(request, proposal, note_form=form)
    concluding.add_note(proposal, by=request.user, **form.cleaned_data)
    messages.success(request, _("The note stands beside the record."))
    return redirect(proposal)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def look_again(request, pk):
    """Say what one sees now of what was decided then."""
    proposal = allowed(request, pk, access.can_note)
    form = ReviewForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if try_to(form, lambda: concluding.look_again(proposal, by=request.user, **said)):
            messages.success(request, _("Saved."))
            return redirect(proposal)
    return _page(request, "look_again", proposal, form)


def _wrote(person, proposal):
    """A second click finds the outcome there."""
    made = getattr(proposal.now, "outcome", None)
    return proposal.is_closed and made is not None and made.by == person


def _leads_open(person, proposal):
    return proposal.is_open and access.can_lead(person, proposal)


def _page(request, name, proposal, form, **context):
    status = 422 if form.errors else 200
    context = {**about(proposal, request.user), "form": form, **context}
    return render(request, f"decisions/{name}.html", context, status=status)
