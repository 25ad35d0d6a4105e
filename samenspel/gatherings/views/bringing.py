"""Bringing a calendar into a community: choose a file, see what it comes to, say yes, read what came."""

from datetime import datetime
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.gatherings.access import can_call
from samenspel.gatherings.calendars.bringing import KIND
from samenspel.gatherings.forms.calendars import CalendarForm
from samenspel.intake import progress, running
from samenspel.intake.models import Run
from samenspel.intake.problems import Unreadable, from_json
from samenspel.ui.htmx import wants_part
from samenspel.ui.pacing import status_of, within_pace
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request, slug):
    """Choose a file; what cannot be read at all is refused here, with a sentence."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    if not can_call(request.user, community):
        raise PermissionDenied
    form = CalendarForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = _begun(request, form, community)
        if run is not None:
            running.look(run)
            return redirect(run)
    context = {**frame(community, request.user), "form": form}
    return render(request, "gatherings/bring_calendar.html", context, status=status_of(form))


def _begun(request, form, community):
    if not within_pace(request, form, "bring_in_calendar", user=request.user):
        return None
    try:
        return running.begin(form.cleaned_data["file"], kind=KIND, by=request.user, community=community.pk)
    except Unreadable as error:
        form.add_error("file", str(next(iter(running.problems_of(error)))))
        return None


def of_who_brought_it(view):
    """A run is of who began it, while they may call people together there; anybody else learns nothing."""

    @wraps(view)
    @login_required
    def guarded(request, pk):
        run = get_object_or_404(Run.objects.filter(kind=KIND, by=request.user), pk=pk)
        seen = Community.objects.visible_to(request.user)
        community = get_object_or_404(seen, pk=run.options.get("community"))
        if not can_call(request.user, community):
            raise PermissionDenied
        return view(request, run, community)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_who_brought_it
def brought(request, run, community):
    """Preview, progress or what came; saying yes to what was shown. A second yes changes nothing."""
    if request.method == "POST":
        running.confirm(run)
        return redirect(run)
    page = "gatherings/brought_calendar.html"
    template = f"{page}#standing" if wants_part(request) else page
    response = render(request, template, {**frame(community, request.user), **_about(run)})
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@of_who_brought_it
def again(request, run, community):
    running.again(run)
    return redirect(run)


@require_POST
@of_who_brought_it
def throw_away(request, run, community):
    running.throw_away(run)
    messages.success(request, _("The file is thrown away; nothing was brought in."))
    return redirect("gatherings:bring_calendar", community.slug)


def _about(run):
    seen = run.preview.get("seen") or {}
    return {
        "run": run,
        "problems": from_json(run.problems),
        "left_out": from_json(seen.get("left_out", ())),
        "left_out_total": seen.get("left_out_total", 0),
        "events": [
            (what, title, datetime.fromisoformat(at), zone)
            for what, title, at, zone in seen.get("events", ())
        ],
        "comes_in": sum(run.counts.get(name, 0) for name in ("new", "changed", "cancelled")),
        "again_url": reverse("gatherings:bring_calendar_again", args=[run.pk]),
        **progress.shown(run),
    }
