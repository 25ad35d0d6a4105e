"""The board of a hackathon: the issues, whose they are, and the teams that took them up."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.gatherings.forms.sessions import ChallengeForm
from samenspel.gatherings.measuring import mix_of
from samenspel.gatherings.models import Challenge, ChallengeOwner, Gathering, Parked, Team, TeamPlace
from samenspel.gatherings.sessions import access, challenging
from samenspel.gatherings.sessions.going_home import seen_outcomes
from samenspel.gatherings.views.session_doors import (
    allowed,
    others_here,
    seen_gathering,
    seen_names,
    show,
    taking_part,
)
from samenspel.ui.sending import sent
from samenspel.work.views.doors import try_to

HACKATHON = Gathering.Kind.HACKATHON
MOST = 60


@require_safe
def hackathon(request, pk):
    found = seen_gathering(request, pk, HACKATHON)
    challenges = _board(request.user, found)
    parked = Parked.objects.visible_to(request.user).filter(gathering=found).open()
    context = {"challenges": challenges, "mix": mix_of(found), "parked_count": parked.count()}
    return show(request, "hackathon", found, **context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request, pk):
    """Bring an issue to the hackathon."""
    found = taking_part(request, pk, HACKATHON)
    form = ChallengeForm(sent(request), people=others_here(found, request.user))
    if request.method == "POST" and form.is_valid():
        said = {"owners": form.cleaned_data.get("owners") or (), "once": form.cleaned_data["once"]}
        made = try_to(form, lambda: challenging.bring(found, by=request.user, **said, **form.said()))
        if made:
            messages.success(request, _("Your issue stands on the board."))
            return redirect(made)
    return show(request, "challenge_form", found, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    found = allowed(request, _seen(request, pk), access.can_change_challenge)
    people = others_here(found.gathering, request.user)
    initial = {"owners": found.owners.values_list("person", flat=True)}
    form = ChallengeForm(sent(request), instance=found, people=people, initial=initial)
    if request.method == "POST" and form.is_valid():
        owners = {"owners": [request.user, *form.cleaned_data["owners"]]} if "owners" in form.fields else {}
        challenging.change(found, by=request.user, **owners, **form.said())
        messages.success(request, _("Saved."))
        return redirect(found)
    return show(request, "challenge_form", found.gathering, form=form, challenge=_seen(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, pk):
    """Ask first; then it goes, as long as no team took it up."""
    found = allowed(request, _seen(request, pk), access.can_change_challenge)
    if request.method == "POST":
        try:
            challenging.take_back(found, by=request.user)
        except challenging.NotNow as why:
            messages.error(request, str(why))
        else:
            messages.success(request, _("Your issue is off the board."))
        return redirect("gatherings:hackathon", found.gathering_id)
    return show(request, "take_back_challenge", found.gathering, challenge=found)


def _seen(request, pk):
    rows = Challenge.objects.visible_to(request.user).select_related("gathering__community")
    return get_object_or_404(rows, pk=pk)


def _board(viewer, gathering):
    """The issues with whose they are and their teams, as far as the viewer may see those."""
    teams = (
        Team.objects.visible_to(viewer)
        .select_related("interest")
        .prefetch_related(
            Prefetch("places", TeamPlace.objects.current().select_related("organisation"), to_attr="now")
        )
    )
    rows = (
        Challenge.objects.visible_to(viewer)
        .filter(gathering=gathering)
        .prefetch_related(
            Prefetch("owners", ChallengeOwner.objects.order_by("pk")),
            Prefetch("teams", teams, to_attr="seen_teams"),
        )
    )
    rows = list(rows[:MOST])
    seen = seen_names(viewer, {owner.person_id for row in rows for owner in row.owners.all()})
    outcomes = seen_outcomes([team for row in rows for team in row.seen_teams], viewer)
    is_lead = access.can_lead(viewer, gathering)
    for row in rows:
        row.seen_owners = [seen[each.person_id] for each in row.owners.all() if each.person_id in seen]
        own = {row.by_id, *(each.person_id for each in row.owners.all())}
        row.can_change = is_lead or getattr(viewer, "pk", None) in own
        for team in row.seen_teams:
            team.people = len(team.now)
            team.speak_for = len({place.organisation_id for place in team.now} - {None})
            team.seen_outcomes = outcomes.get(team.pk, ())
    return rows
