"""The page of a team: who is in it, what they share, and what opens once that is signed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.gatherings.forms.sessions import GoHomeForm, InterestForm, JoinForm, TeamForm, WorkForm
from samenspel.gatherings.models import Challenge, JointInterest, Parked, Team, TeamPlace
from samenspel.gatherings.sessions import access, going_home, teaming
from samenspel.gatherings.views.session_doors import allowed, seen, seen_names, show
from samenspel.ui.sending import asked, sent
from samenspel.work.access import can_start
from samenspel.work.refusing import NotNow
from samenspel.work.views.doors import try_to


@require_safe
def team(request, pk):
    return _page(request, _seen(request, pk))


def _page(request, found, **forms):
    viewer, now = request.user, teaming.standing(found, request.user)
    may, leads = access.can_take_part(viewer, found.gathering), access.can_lead(viewer, found.gathering)
    people = seen_names(viewer, [place.person_id for place in now.places])
    for place in now.places:
        place.seen = people.get(place.person_id)
        place.has_signed = place.person_id in now.signed
        place.may_leave = leads or place.person_id == viewer.pk
    mine = next((place for place in now.places if place.person_id == viewer.pk), None)
    works = mine is not None and may and not found.is_hidden
    parked = Parked.objects.visible_to(viewer).filter(team=found).open()
    context = {
        "team": found,
        "challenge": found.challenge,
        "now": now,
        "missing": now.missing,
        "works": works,
        "mine": mine,
        "has_signed": viewer.pk in now.signed,
        "can_join": mine is None and may and not found.is_hidden,
        "can_go_home": works and now.goes_on and can_start(viewer, found.gathering.community),
        "can_take_part": may,
        "outcomes": going_home.seen_outcomes([found], viewer).get(found.pk, ()),
        "parked": list(parked[:20]),
    }
    return show(request, "team", found.gathering, **context, **forms)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, pk):
    """Begin a team on an issue."""
    challenge = seen(request, Challenge, pk)
    if challenge.is_hidden or not access.can_take_part(request.user, challenge.gathering):
        raise PermissionDenied
    initial = {"organisation": _first_of(request.user)}
    form = TeamForm(sent(request), by=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = try_to(form, lambda: teaming.begin(challenge, by=request.user, **form.cleaned_data))
        if made:
            messages.success(request, _("Your team is there. First write down what you share."))
            return redirect(made)
    return show(request, "begin_team", challenge.gathering, form=form, challenge=challenge)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request, pk):
    """Come into the team, or say for whom one is here."""
    found = _seen(request, pk)
    if found.is_hidden or not access.can_take_part(request.user, found.gathering):
        raise PermissionDenied
    now, is_in = teaming.standing(found, request.user), access.is_in(request.user, found)
    asks = not is_in and now.interest is not None and not now.unsigned
    mine = found.places.current().filter(person=request.user).first()
    initial = {"organisation": mine.organisation_id if mine else _first_of(request.user)}
    form = JoinForm(sent(request), by=request.user, asks=asks, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if try_to(form, lambda: teaming.join(found, by=request.user, **said)):
            messages.success(request, _("You are in the team."))
            return redirect(found)
    context = {"team": found, "challenge": found.challenge, "now": now, "asks": asks, "is_in": is_in}
    return show(request, "join_team", found.gathering, form=form, **context)


@login_required
@require_POST
def leave(request, pk):
    """Out of the team: oneself, or somebody else by whoever leads."""
    rows = TeamPlace.objects.filter(team__in=Team.objects.visible_to(request.user))
    place = get_object_or_404(rows.select_related("team__challenge__gathering__community"), pk=pk)
    teaming.leave(allowed(request, place, access.can_take_out), by=request.user)
    messages.success(request, _("Done."))
    return redirect(place.team)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def share(request, pk):
    """Write down what everybody in the team wants."""
    found = allowed(request, _seen(request, pk), access.can_work_in)
    interest = JointInterest.objects.filter(team=found).first() or JointInterest(team=found)
    form = InterestForm(sent(request), instance=interest)
    if request.method == "POST" and form.is_valid():
        teaming.share(found, by=request.user, text=form.cleaned_data["text"])
        messages.success(request, _("Written down, and signed by you. Now the others."))
        return redirect(found)
    return show(request, "share_interest", found.gathering, form=form, team=found, challenge=found.challenge)


@login_required
@require_POST
def sign(request, pk):
    found = allowed(request, _seen(request, pk), access.can_work_in)
    version = request.POST.get("version", "")
    if not (version.isascii() and version.isdecimal() and len(version) < 9):
        raise Http404
    try:
        teaming.sign(found, by=request.user, version=int(version))
    except NotNow as why:
        messages.error(request, str(why))
    else:
        messages.success(request, _("You signed what you share."))
    return redirect(found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def work(request, pk):
    """Write down what you would do; closed, with what is missing, until what you share is signed."""
    found = allowed(request, _seen(request, pk), access.can_work_in)
    if missing := teaming.standing(found, request.user).missing:
        messages.error(request, missing)
        return redirect(found)
    form = WorkForm(sent(request), instance=found)
    right = request.method == "POST" and form.is_valid()
    if right and try_to(form, lambda: teaming.work(found, by=request.user, **form.said())):
        messages.success(request, _("Saved."))
        return redirect(found)
    return show(request, "team_work", found.gathering, form=form, team=_seen(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def go_home(request, pk):
    """Go home with an experiment: what, who sees to it, before which day."""
    found = allowed(request, _seen(request, pk), going_home.can_go_home_with)
    if missing := teaming.standing(found, request.user).missing:
        messages.error(request, missing)
        return redirect(found)
    initial = {"trying": found.idea, "question": asked(request, "title")}
    form = GoHomeForm(sent(request), team=found, initial=initial)
    right = request.method == "POST" and form.is_valid()
    if right and try_to(form, lambda: going_home.start(found, by=request.user, **form.cleaned_data)):
        messages.success(request, _("You go home with an experiment. It stands on the roadmap too."))
        return redirect(found)
    return show(request, "go_home", found.gathering, form=form, team=found)


def _seen(request, pk):
    return get_object_or_404(Team.objects.visible_to(request.user).for_pages(), pk=pk)


def _first_of(person):
    """The organisation somebody most likely is here for: the one they belong to first."""
    rows = person.affiliations.current().not_refused().order_by("-is_main", "pk")
    return rows.values_list("organisation", flat=True).first()
