"""Answering a proposal, for oneself or for who asked it; reacting; and the talk about an objection."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.decisions import access, answering, proxying, reacting
from samenspel.decisions.forms.answer import ReactionForm, ReplyForm, answer_form
from samenspel.decisions.models import Answer, ObjectionWord, Reaction
from samenspel.decisions.refusing import NotNow
from samenspel.decisions.views.doors import allowed, seen, show, try_to
from samenspel.ui.sending import sent


@login_required
@require_POST
def answer(request, pk):
    """My answer; when it was changed or closed meanwhile that is said, and what was typed stays."""
    proposal = allowed(request, pk, _may_answer)
    form = answer_form(proposal, request.POST)
    if form.is_valid() and try_to(form, lambda: _give(request, proposal, form)):
        return redirect(proposal)
    return show(request, proposal, answer_form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer_for(request, pk, handle):
    """The answer of who lets me answer for them."""
    proposal = allowed(request, pk, access.can_react)
    giver = next((each for each in proxying.givers(request.user, proposal) if each.handle == handle), None)
    if giver is None:
        raise PermissionDenied
    before = Answer.objects.standing().filter(round=proposal.now, person=giver).first()
    form = answer_form(proposal, sent(request), before=before)
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and try_to(form, lambda: _answer(request, proposal, form, person=giver)):
        messages.success(request, _("Answered for %s.") % giver)
        return redirect(proposal)
    context = {"proposal": proposal, "community": proposal.community, "giver": giver, "form": form}
    return render(request, "decisions/answer_for.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def react(request, pk):
    """Ask a question, or react."""
    proposal = allowed(request, pk, access.can_react)
    form = ReactionForm(request.POST)
    if not form.is_valid():
        return show(request, proposal, reaction_form=form)
    reacting.react(proposal, by=request.user, **form.cleaned_data)
    return redirect(proposal)


@login_required
@require_POST
def respond(request, pk, to):
    """Say something back to a question or reaction."""
    proposal = allowed(request, pk, access.can_react)
    said = Reaction.objects.visible_to(request.user).filter(round__proposal=proposal, to=None)
    said = get_object_or_404(said, pk=to)
    form = ReplyForm(request.POST)
    if not form.is_valid():
        return show(request, proposal, said_back=form, at=("reaction", to))
    reacting.react(proposal, by=request.user, kind=Reaction.Kind.REACTION, to=said, **form.cleaned_data)
    return redirect(said)


@login_required
@require_POST
def reply(request, pk, objection):
    """Answer an objection."""
    proposal = allowed(request, pk, access.can_reply)
    objected = _objection(request, proposal, objection)
    form = ReplyForm(request.POST)
    if form.is_valid() and try_to(
        form, lambda: answering.reply(objected, by=request.user, **form.cleaned_data)
    ):
        messages.success(request, _("Your answer is there. Whoever objected says whether it resolves it."))
        return redirect(proposal)
    return show(request, proposal, said_back=form, at=("objection", objection))


@login_required
@require_POST
def say(request, pk, objection):
    """Say of my objection that it is resolved, or that it stands."""
    proposal = seen(request, pk)
    objected = _objection(request, proposal, objection)
    says = request.POST.get("says")
    if says not in ObjectionWord.Says.values:
        return redirect(proposal)
    try:
        answering.say_of_reply(objected, by=request.user, says=says)
        messages.success(request, _("Saved."))
    except NotNow as why:
        messages.warning(request, str(why))
    return redirect(proposal)


def _give(request, proposal, form):
    """Into the box, or by name."""
    if proposal.now.is_anonymous:
        round = _as_read(proposal, form)
        if answering.put_in_box(round, by=request.user, choice=form.chosen()):
            messages.success(request, _("Your ballot is in the box. Nobody can tell which one is yours."))
        else:
            messages.warning(request, _("You had put a ballot in the box already. This one does not count."))
    else:
        _answer(request, proposal, form)
        messages.success(request, _("Your answer is there. You can change it until the end."))


def _answer(request, proposal, form, person=None):
    answering.answer(_as_read(proposal, form), by=request.user, person=person, **form.said())


def _as_read(proposal, form):
    """The round that stood on the page the answer was sent from."""
    read = form.cleaned_data["round"]
    return next((round for round in proposal.rounds.all() if round.pk == read), None) or _unknown()


def _unknown():
    raise NotNow(_("The proposal was changed in the meantime. Read it once more and answer that."))


def _may_answer(person, proposal):
    """Also after the end, to hear that it was too late; who was never asked is refused."""
    is_member = access.sees_inside(person, proposal.community)
    return is_member and proposal.kind != "advice" and access.is_asked(person, proposal.now)


def _objection(request, proposal, pk):
    rows = Answer.objects.visible_to(request.user).objections().filter(round__proposal=proposal)
    return get_object_or_404(rows.select_related("round__proposal"), pk=pk)
