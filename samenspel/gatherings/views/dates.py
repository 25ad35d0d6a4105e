"""Finding a day: who can come when, and taking one of the moments."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.gatherings import access, finding_a_day, showing
from samenspel.gatherings.forms.coming import DatesForm
from samenspel.gatherings.models import DateChoice
from samenspel.gatherings.views.doors import allowed, seen, show
from samenspel.ui.sending import sent
from samenspel.work.refusing import NotNow


@require_http_methods(["GET", "HEAD", "POST"])
def dates(request, pk):
    """Say when one can come, and see when others can."""
    gathering = seen(request, pk)
    if not hasattr(gathering, "date_poll"):
        return redirect(gathering)
    choices = finding_a_day.tallied(gathering, request.user)
    can_answer = access.can_answer_dates(request.user, gathering)
    form = DatesForm(sent(request), choices=choices, light=request.user.is_light) if can_answer else None
    if request.method == "POST":
        if form is None:
            return _not_to_answer(request)
        if form.is_valid():
            called = form.cleaned_data.get("called", "")
            finding_a_day.answer(gathering, by=request.user, answers=form.answers(), called=called)
            messages.success(request, _("Thank you. You hear which day it becomes."))
            return redirect("gatherings:dates", pk)
    context = showing.of_dates(gathering, choices, request.user)
    is_visitor = not request.user.is_authenticated
    context["asks_address"] = (
        is_visitor and gathering.is_asking and access.is_open_to(request.user, gathering)
    )
    return show(request, "dates", gathering.community, form=form, **context)


def _not_to_answer(request):
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


@login_required
@require_POST
def choose(request, pk, choice):
    gathering = allowed(request, pk, access.can_lead)
    picked = get_object_or_404(DateChoice, pk=choice, poll__gathering=gathering)
    try:
        finding_a_day.choose(gathering, picked, by=request.user)
        messages.success(request, _("The day is found. Everyone who answered hears of it."))
    except NotNow as why:
        messages.error(request, str(why))
    return redirect("gatherings:gathering_by_number", pk)
