"""A round of making the purpose: beginning, reading, moving on and back, its conversation."""

from django.contrib import messages
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.views.doors import introduced
from samenspel.opinions import starting
from samenspel.opinions.access import can_start
from samenspel.purpose import access, rounds, showing
from samenspel.purpose.forms.rounds import BeginForm, ConversationForm, ExistingConversationForm, MoveForm
from samenspel.purpose.models import Phase
from samenspel.purpose.views.doors import allow, seen_community, seen_round, show, tried
from samenspel.ui.sending import asked, sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, slug):
    """Any member begins a round; whoever comes second finds the one that goes on."""
    community = seen_community(request, slug)
    allow(access.can_begin(request.user, community))
    if rounds.running(community):
        return redirect("purpose:community", slug)
    form = BeginForm(sent(request))
    if request.method == "POST" and form.is_valid():
        rounds.begin(community, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("It has begun. Bring the first idea."))
        return redirect("purpose:community", slug)
    return show(request, "begin", community, form, form=form)


@require_safe
def round(request, slug, number):
    """How one round went: what was brought, written and said, and why it moved on."""
    round = seen_round(request, slug, number)
    return show(request, "round", round.community, **showing.of_round(round, request.user))


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def move(request, slug, number):
    round = seen_round(request, slug, number)
    allow(access.can_lead(request.user, round) and round.phase != Phase.ADOPTED)
    form = MoveForm(sent(request), round=round, initial={"phase": asked(request, "to")})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if tried(form, lambda: rounds.move(round, said["phase"], by=request.user, why=said["why"])):
            messages.success(request, _("Everyone sees where you are now, and why."))
            if said["phase"] == Phase.CONVERSATION and round.conversation_id is None:
                return redirect("purpose:conversation", slug, number)
            return redirect("purpose:community", slug)
    last = rounds.last_change(round)
    return show(request, "move", round.community, form, form=form, round=round, last_change=last)


@introduced
@require_POST
def undo(request, slug, number):
    """Take the last move back."""
    round = seen_round(request, slug, number)
    allow(access.can_lead(request.user, round))
    try:
        rounds.undo(round, by=request.user)
    except rounds.NotYet as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, _("The last move is undone. Nothing that people wrote is lost."))
    return redirect("purpose:community", slug)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def conversation(request, slug, number):
    """Begin the conversation of a round with ideas as statements, or choose one that is there."""
    round = seen_round(request, slug, number)
    allow(access.can_lead(request.user, round) and round.is_running)
    chosen = "conversation" in request.POST
    form = ConversationForm(None if chosen else sent(request), round=round, by=request.user)
    existing = ExistingConversationForm(sent(request) if chosen else None, round=round, by=request.user)
    if chosen and existing.is_valid():
        return _held(request, round, existing.cleaned_data["conversation"])
    if form.is_bound and form.is_valid():
        allow(can_start(request.user, round.community))
        said = form.cleaned_data
        with transaction.atomic():
            begun = starting.start(
                round.community, by=request.user, topic=said["topic"], seeds=form.seeds(), once=said["once"]
            )
            return _held(request, round, begun)
    forms = {
        "form": form,
        "existing": existing if existing.fields["conversation"].queryset.exists() else None,
        "goes_on": round.phase == Phase.OPEN,
    }
    return show(request, "conversation", round.community, form, existing, round=round, **forms)


def _held(request, round, conversation):
    goes_on = round.phase == Phase.OPEN
    rounds.talk(round, conversation, by=request.user)
    if goes_on:
        messages.success(request, _("The conversation has begun, and the round went on to it."))
    else:
        messages.success(request, _("This is now the conversation of the round."))
    return redirect(conversation)
