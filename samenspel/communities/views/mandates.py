"""Who can say yes at a table: all cards, one card with its history, proposing, answering, withdrawing."""

from allauth.core import ratelimit
from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities import access, mandate_access, mandating
from samenspel.communities.forms.mandates import ProposeForm, RefusalForm, TermsForm, WithdrawalForm
from samenspel.communities.mandate_showing import as_seen, past_cards
from samenspel.communities.mandate_table import may_look
from samenspel.communities.models import MandateCard
from samenspel.communities.views.doors import introduced, seen, show
from samenspel.ui.sending import sent


@require_safe
def mandates(request, slug):
    """Per organisation who may decide what, which subjects can be decided here, and what was."""
    community = seen(request, slug)
    if not may_look(community, request.user):
        raise Http404
    seats = mandating.who_can_say_yes(community, request.user)
    context = {
        "seats": seats,
        "subjects": mandating.readiness(seats),
        "past": past_cards(community, request.user, seats),
        "can_propose": mandate_access.can_propose(request.user, community),
        "is_open": hasattr(community, "mandates_opened"),
        "today": timezone.localdate(),
    }
    return show(request, "mandates", community, **context)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def propose_mandate(request, slug):
    """Propose what someone may decide here; it counts once the organisation says yes."""
    community = seen(request, slug)
    if not mandate_access.can_propose(request.user, community):
        raise PermissionDenied
    is_steward = access.can_look_after(request.user, community)
    form = ProposeForm(sent(request), community=community, by=request.user, is_steward=is_steward)
    if request.method == "POST" and form.is_valid():
        if not _may_ask_again(request):
            return respond_429(request)
        card = mandating.propose(community, by=request.user, **form.place(), **form.said())
        messages.success(request, _("Proposed. It counts once the organisation says yes."))
        return redirect(card)
    return show(request, "propose_mandate", community, form, form=form)


@require_safe
def mandate(request, slug, pk):
    return _card_page(request, _card(request, slug, pk))


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def change_mandate(request, slug, pk):
    """Propose other terms; those confirmed before hold until the organisation says yes."""
    card = _card(request, slug, pk)
    if not mandate_access.can_change(request.user, card):
        raise PermissionDenied
    form = TermsForm(sent(request), instance=card.latest, community=card.community, by=request.user)
    if request.method == "POST" and form.is_valid():
        if not _may_ask_again(request):
            return respond_429(request)
        mandating.change(card, by=request.user, **form.said())
        messages.success(request, _("Proposed. It counts once the organisation says yes."))
        return redirect(card)
    return _card_page(request, card, "change_mandate", form, form=form)


@login_required
@require_POST
def confirm_mandate(request, slug, pk):
    """Say yes for the organisation to the terms that were read."""
    card = _card(request, slug, pk)
    terms = _read(request, card)
    if terms is not None and not mandate_access.can_answer(request.user, card):
        raise PermissionDenied
    if terms is not None and mandating.confirm(card, terms, by=request.user):
        messages.success(request, _("Confirmed. The holder can say this from now on."))
    else:
        messages.warning(request, _("This was answered or changed in the meantime. Read it once more."))
    return redirect(card)


@login_required
@require_POST
def refuse_mandate(request, slug, pk):
    """Say no for the organisation, with a reason; without one the form comes back."""
    card = _card(request, slug, pk)
    terms = _read(request, card)
    if terms is None:
        messages.warning(request, _("This was answered or changed in the meantime. Read it once more."))
        return redirect(card)
    if not mandate_access.can_answer(request.user, card):
        raise PermissionDenied
    form = RefusalForm(request.POST)
    if not form.is_valid():
        return _card_page(request, card, "mandate", form, refusal_form=form)
    mandating.refuse(card, terms, by=request.user, reason=form.cleaned_data["reason"])
    messages.success(request, _("Your answer is sent."))
    return redirect(card)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_mandate(request, slug, pk):
    """Ask first, then end the card."""
    card = _card(request, slug, pk)
    if not mandate_access.can_withdraw(request.user, card):
        raise PermissionDenied
    form = WithdrawalForm(sent(request))
    if request.method == "POST" and form.is_valid():
        mandating.withdraw(card, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("The card is withdrawn."))
        return redirect(card)
    return _card_page(request, card, "withdraw_mandate", form, form=form)


@login_required
@require_POST
def show_mandates(request, slug):
    """Let everyone see who can say yes here, or only who is signed in."""
    community = seen(request, slug)
    mandating.show_to_everyone(community, request.POST.get("everyone") == "yes", by=request.user)
    messages.success(request, _("Saved."))
    return redirect("communities:mandates", slug)


def _may_ask_again(request):
    """A proposal goes to people by mail, so there are as many a day as invitations by mail."""
    return ratelimit.consume(request, action="propose_mandate", user=request.user)


def _card(request, slug, pk):
    cards = MandateCard.objects.visible_to(request.user).with_terms()
    return get_object_or_404(cards, pk=pk, community__slug=slug)


def _read(request, card):
    """The waiting terms, when they are those that stood on the page the answer was sent from."""
    waiting = card.waiting
    return waiting if waiting is not None and request.POST.get("terms") == str(waiting.pk) else None


def _card_page(request, card, template="mandate", *forms, **context):
    """A page about one card; whoever speaks for the organisation may not see the rest of the community."""
    wrong = any(form.errors for form in forms)
    context = {"refusal_form": RefusalForm(), **as_seen(card, request.user), **context}
    return render(request, f"communities/{template}.html", context, status=422 if wrong else 200)
