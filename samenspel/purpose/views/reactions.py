"""Reacting to a draft, answering objections, and saying whether the answer will do."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.views.doors import introduced
from samenspel.purpose import access, reacting, reading
from samenspel.purpose.forms.reactions import ObjectionAnswerForm, ReactionForm
from samenspel.purpose.models import ObjectionAnswer, Reaction
from samenspel.purpose.views.doors import allow, seen_draft, show, tried
from samenspel.ui.sending import sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def react(request, pk):
    """Support, support with a concern, or an objection; saying it again changes it."""
    draft = seen_draft(request, pk)
    allow(access.can_react(request.user, draft))
    mine = reacting.mine(draft, request.user)
    form = ReactionForm(sent(request), instance=mine if request.method != "POST" else None)
    if (
        request.method == "POST"
        and form.is_valid()
        and tried(form, lambda: reacting.react(draft, by=request.user, **form.said()))
    ):
        messages.success(request, _("Thank you. Members read what you said; you can change it."))
        return redirect("purpose:reactions", pk)
    return show(request, "react", draft.community, form, form=form, draft=draft, mine=mine)


@introduced
@require_http_methods(["GET", "HEAD"])
def reactions(request, pk):
    """What members said, each in their own name, objections first."""
    draft = seen_draft(request, pk)
    allow(access.can_see_reactions(request.user, draft.community))
    return show(request, "reactions", draft.community, **reading.of_reactions(draft, request.user))


@introduced
@require_POST
def take_back(request, pk):
    draft = seen_draft(request, pk)
    allow(access.can_react(request.user, draft))
    reacting.take_back(draft, by=request.user)
    messages.success(request, _("Your reaction is taken back."))
    return redirect(draft)


def _seen(request, pk):
    rows = Reaction.objects.visible_to(request.user).objections()
    return get_object_or_404(rows.select_related("draft__round__community", "person"), pk=pk)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk):
    """Answer an objection in writing."""
    reaction = _seen(request, pk)
    allow(access.can_answer_objection(request.user, reaction))
    form = ObjectionAnswerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if tried(
            form,
            lambda: reacting.answer(reaction, by=request.user, text=said["text"], once=said["once"]),
        ):
            messages.success(request, _("Your answer stands. Whoever objected says whether it will do."))
            return redirect("purpose:reactions", reaction.draft_id)
    context = reading.of_objection(reaction, request.user)
    return show(request, "answer_objection", reaction.draft.community, form, form=form, **context)


@introduced
@require_POST
def judge(request, pk):
    """Whoever objected says that it is answered, or that it stands."""
    rows = ObjectionAnswer.objects.filter(reaction__in=Reaction.objects.visible_to(request.user))
    said = get_object_or_404(rows.select_related("reaction__draft__round__community"), pk=pk)
    allow(said.reaction.person_id == request.user.pk)
    verdict = ObjectionAnswer.Verdict.STANDS if "stands" in request.POST else ObjectionAnswer.Verdict.ANSWERED
    reacting.judge(said, verdict, by=request.user)
    messages.success(request, _("It is noted. You can still change it."))
    return redirect("purpose:reactions", said.reaction.draft_id)
