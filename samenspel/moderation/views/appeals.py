"""Asking to look again at a decision about oneself, and answering."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.moderation import appealing
from samenspel.moderation.forms import AnswerForm, AppealForm
from samenspel.moderation.models import Appeal
from samenspel.moderation.sockets import DECISIONS, decision_named
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def appeal(request, kind, pk):
    """Whom a decision concerns may ask once to look at it again."""
    kind = decision_named(kind)
    if kind is None:
        raise Http404
    decision = get_object_or_404(kind.concerns(request.user), pk=pk)
    if not appealing.can_appeal(request.user, decision):
        messages.info(request, _("You asked this already. The answer will stand here."))
        return redirect("moderation:mine")
    form = AppealForm(sent(request))
    if request.method == "POST" and form.is_valid():
        appealing.appeal(decision, by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("It will be looked at again. The answer will stand here."))
        return redirect("moderation:mine")
    context = {"form": form, "label": kind.label(decision), "reason": kind.reason(decision)}
    return render(request, "moderation/appeal.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk):
    """Judge an appeal: take the decision back, or let it stand with a reason."""
    asked = get_object_or_404(Appeal, pk=pk)
    kind = DECISIONS.get(asked.about_type.model_class())
    if kind is None or not kind.judged_by(request.user).filter(pk=asked.about_id).exists():
        raise Http404
    if asked.answered_at:
        return redirect("moderation:queue")
    if not appealing.can_answer(request.user, asked):
        raise PermissionDenied
    form = AnswerForm(sent(request))
    if request.method == "POST" and form.is_valid():
        appealing.answer(asked, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your answer stands with whoever asked."))
        return redirect("moderation:queue")
    context = {"form": form, "asked": asked} | {
        "label": kind.label(asked.about),
        "reason": kind.reason(asked.about),
    }
    return render(request, "moderation/answer.html", context, status=422 if form.errors else 200)
