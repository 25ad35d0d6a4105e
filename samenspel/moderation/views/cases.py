"""What waits for those who look after things: reported, hidden and appealed; and what they decide."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.moderation import appealing, hiding
from samenspel.moderation.access import can_lift, can_moderate, moderates_something
from samenspel.moderation.cases import case_of, hidden_cases, open_cases
from samenspel.moderation.forms import HideForm, LeaveForm
from samenspel.moderation.sockets import DECISIONS, kind_named


@login_required
@require_safe
def queue(request):
    """What waits: things reported, with since when; appeals; and what is hidden now."""
    if not moderates_something(request.user):
        raise PermissionDenied
    context = {
        "cases": open_cases(request.user),
        "appeals": [
            (asked, DECISIONS[type(asked.about)].label(asked.about))
            for asked in appealing.waiting_for(request.user)
        ],
        "hidings": hidden_cases(request.user)[:20],
    }
    return render(request, "moderation/queue.html", context)


def of_a_case(view):
    """The case is found among what the person looks after; to everyone else it does not exist."""

    @wraps(view)
    @login_required
    def guarded(request, kind, pk):
        known = kind_named(kind)
        things = known.moderated_by(request.user) if known else None
        if things is None:
            raise Http404
        return view(request, case_of(known, get_object_or_404(things, pk=pk)))

    return guarded


@require_safe
@of_a_case
def case(request, found):
    return _page(request, found)


@require_POST
@of_a_case
def hide(request, found):
    form = HideForm(request.POST)
    if not form.is_valid():
        return _page(request, found, hide_form=form, status=422)
    rule = found.reports[0].rule if found.reports else ""
    hiding.hide(found.thing, by=request.user, reason=form.cleaned_data["reason"], rule=rule)
    messages.success(request, _("It is hidden. Who made it and who reported it can read why."))
    return redirect("moderation:queue")


@require_POST
@of_a_case
def leave(request, found):
    form = LeaveForm(request.POST)
    if not form.is_valid():
        return _page(request, found, leave_form=form, status=422)
    hiding.leave(found.thing, by=request.user, answer=form.cleaned_data["answer"])
    messages.success(request, _("It stays. Who reported it can read why."))
    return redirect("moderation:queue")


@require_POST
@of_a_case
def put_back(request, found):
    if found.hiding:
        hiding.unhide(found.hiding, by=request.user)
        messages.success(request, _("It is back in sight."))
    return redirect("moderation:queue")


def _page(request, found, *, hide_form=None, leave_form=None, status=200):
    context = {
        "case": found,
        "may_lift": found.hiding is not None and can_lift(request.user, found.hiding),
        "may_judge": found.hiding is None and can_moderate(request.user, found.thing),
        "shown": found.kind.shown(found.thing),
        "open_reports": [report for report in found.reports if not report.answered_at],
        "hide_form": hide_form or HideForm(),
        "leave_form": leave_form or LeaveForm(),
    }
    return render(request, "moderation/case.html", context, status=status)
