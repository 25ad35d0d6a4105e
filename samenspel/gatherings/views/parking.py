"""The parking lot of a gathering: what was parked, what came back, and what came of it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.gatherings.forms.sessions import ParkForm, SettleForm
from samenspel.gatherings.models import Parked, Team
from samenspel.gatherings.sessions import access
from samenspel.gatherings.sessions import parking as acts
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

MOST = 100


@require_safe
def parking(request, pk):
    found = seen_gathering(request, pk)
    rows = Parked.objects.visible_to(request.user).filter(gathering=found).select_related("item__gathering")
    rows = list(rows[:MOST])
    people = seen_names(request.user, [row.by_id for row in rows])
    for row in rows:
        row.seen_by = people.get(row.by_id)
    context = {
        "waiting": [row for row in rows if row.is_open and not row.is_back],
        "back": [row for row in rows if row.is_back],
        "settled": [row for row in rows if not row.is_open],
    }
    return show(request, "parking", found, **context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def park(request, pk):
    """Park what would stand in the way now."""
    found = taking_part(request, pk)
    team = _team(request, found)
    form = ParkForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if try_to(form, lambda: acts.park(found, by=request.user, team=team, **said)):
            messages.success(request, _("It is parked, and comes back by itself."))
            return redirect(team or _lot(found))
    return show(request, "park", found, form=form, team=team)


@login_required
@require_POST
def bring_back(request, pk):
    parked = allowed(request, seen(request, Parked, pk), access.can_settle)
    acts.bring_back(parked, by=request.user)
    messages.success(request, _("It is back: the next agenda has it among its open points."))
    return redirect(parked)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def settle(request, pk):
    """Say what came of it."""
    parked = allowed(request, seen(request, Parked, pk), access.can_settle)
    form = SettleForm(sent(request), initial={"settled": parked.settled})
    if request.method == "POST" and form.is_valid():
        acts.settle(parked, by=request.user, words=form.cleaned_data["settled"])
        messages.success(request, _("Written down."))
        return redirect(parked)
    return show(request, "settle_parked", parked.gathering, form=form, parked=parked)


def _team(request, gathering):
    """The team it is parked from, when the address names one of this gathering."""
    number = request.POST.get("team") or asked(request, "team")
    if not (number.isascii() and number.isdecimal() and len(number) < 12):
        return None
    seen_teams = Team.objects.visible_to(request.user).filter(challenge__gathering=gathering)
    return get_object_or_404(seen_teams.for_pages(), pk=int(number))


def _lot(gathering):
    return reverse("gatherings:parking", args=[gathering.pk])
