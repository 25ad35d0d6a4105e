"""The page of a learning session: questions, insights, and what we will do differently."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.gatherings.access import can_lead, can_minute
from samenspel.gatherings.committing import owners
from samenspel.gatherings.forms.sessions import DifferentlyForm, InsightForm, QuestionForm
from samenspel.gatherings.models import Commitment, Gathering, Insight, LearningQuestion
from samenspel.gatherings.sessions import access
from samenspel.gatherings.sessions import learning as acts
from samenspel.gatherings.views.session_doors import (
    allowed,
    seen,
    seen_gathering,
    seen_names,
    show,
    taking_part,
)
from samenspel.ui.sending import asked, sent
from samenspel.work.views.doors import try_to

LEARNING = Gathering.Kind.LEARNING
MOST = 200


@require_safe
def learning(request, pk):
    found, viewer = seen_gathering(request, pk, LEARNING), request.user
    insights = Insight.objects.visible_to(viewer).filter(gathering=found)
    rows = list(
        LearningQuestion.objects.visible_to(viewer)
        .filter(gathering=found)[:MOST]
        .prefetch_related(Prefetch("insights", insights, to_attr="seen_insights"))
    )
    apart = list(insights.filter(question=None)[:MOST])
    _with_people(viewer, found, rows, apart)
    told = [each for row in rows for each in row.seen_insights] + apart
    context = {"questions": rows, "apart": apart, "told": len(told)}
    context["agreed"] = sum(each.seen_commitment is not None for each in told)
    return show(request, "learning", found, **context)


def _with_people(viewer, gathering, questions, apart):
    """Give each who wrote it and what was agreed on it, as far as the viewer may see those."""
    insights = [each for row in questions for each in row.seen_insights] + apart
    people = seen_names(viewer, {each.by_id for each in [*questions, *insights]})
    numbers = [each.commitment_id for each in insights if each.commitment_id]
    agreed = Commitment.objects.visible_to(viewer).select_related("owner").in_bulk(numbers) if numbers else {}
    owners_seen = seen_names(viewer, {each.owner_id for each in agreed.values()})
    is_lead, mine = can_lead(viewer, gathering), getattr(viewer, "pk", None)
    for each in [*questions, *insights]:
        each.seen_by = people.get(each.by_id)
        each.may_go = is_lead or (mine is not None and each.by_id == mine)
    for each in insights:
        each.seen_commitment = agreed.get(each.commitment_id)
        if each.seen_commitment is not None:
            each.seen_owner = owners_seen.get(each.seen_commitment.owner_id)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request, pk):
    found = taking_part(request, pk, LEARNING)
    form = QuestionForm(sent(request))
    if request.method == "POST" and form.is_valid():
        made = acts.ask(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your question stands there."))
        return redirect(made)
    return show(request, "ask_question", found, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def see(request, pk):
    found = taking_part(request, pk, LEARNING)
    questions = LearningQuestion.objects.visible_to(request.user).filter(gathering=found)
    number = asked(request, "question")
    initial = {"question": number if number.isdecimal() else None}
    form = InsightForm(sent(request), questions=questions, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = acts.see(found, by=request.user, **form.cleaned_data)
        messages.success(request, _("Written down. What will you do differently?"))
        return redirect(made)
    return show(request, "see_insight", found, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def differently(request, pk):
    """Say what we will do differently: an agreement that follows its owner home."""
    insight = seen(request, Insight, pk)
    if insight.is_hidden or not can_minute(request.user, insight.gathering):
        raise PermissionDenied
    people = owners(insight.gathering, request.user)
    form = DifferentlyForm(sent(request), people=people, gathering=insight.gathering)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if try_to(form, lambda: acts.do_differently(insight, by=request.user, **said)):
            messages.success(request, _("Agreed. It waits for its owner at home until it is done."))
            return redirect(insight)
    return show(request, "do_differently", insight.gathering, form=form, insight=insight)


@login_required
@require_POST
def question_away(request, pk):
    return _away(request, LearningQuestion, pk)


@login_required
@require_POST
def insight_away(request, pk):
    return _away(request, Insight, pk)


def _away(request, model, pk):
    thing = allowed(request, seen(request, model, pk), access.can_take_away)
    acts.take_away(thing, by=request.user)
    messages.success(request, _("It is taken away."))
    return redirect("gatherings:learning", thing.gathering_id)
