"""Roadmaps: of all communities one may see, of one, what ended there, and to whom it is open."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.communities.models import Community
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent
from samenspel.work import access, roadmapping, showing
from samenspel.work.forms.roadmap import OpenForm
from samenspel.work.models import ENDED, Call, Experiment, Initiative
from samenspel.work.search import matching
from samenspel.work.sight import endings_said_to
from samenspel.work.views.doors import seen_community, show


@require_safe
def roadmaps(request):
    """What communities set out to do, what moved last first; by community, column and words."""
    seen = Initiative.objects.visible_to(request.user)
    communities = Community.objects.visible_to(request.user).filter(pk__in=seen.values("community")).by_name()
    chosen = communities.filter(slug=asked(request, "community")).first()
    when, words = asked(request, "when"), asked(request, "words")
    rows = seen.filter(community=chosen) if chosen else seen
    rows = rows.filter(when=when) if when in Initiative.When.values else rows.standing()
    if words:
        rows = matching("initiative", words, rows)
    page = page_of(rows.for_cards(), request, key=("-moved_at", "-pk"), size=20)
    showing.furnish(page.items, request.user)
    narrowed = bool(chosen or words or when in Initiative.When.values)
    context = {
        "page": page,
        "communities": communities,
        "chosen": chosen,
        "when": when,
        "words": words,
        "narrowed": narrowed,
        "columns": Initiative.When.choices,
    }
    return render(request, "work/roadmaps.html", context)


@require_safe
def roadmap(request, slug):
    """The roadmap of one community in three columns, with what is asked and tried now."""
    community = seen_community(request, slug)
    viewer = request.user
    columns = showing.columns(community, viewer)
    calls = Call.objects.visible_to(viewer).open().filter(community=community).for_cards()
    tried = Experiment.objects.visible_to(viewer).running().filter(community=community)
    ended = Initiative.objects.visible_to(viewer).ended().filter(community=community)
    can_start = access.can_start(viewer, community)
    done = list(ended.for_cards().order_by("-moved_at", "-pk")[:3])
    endings_said_to(viewer, done)
    context = {
        "columns": columns,
        "is_empty": not any(column.initiatives for column in columns),
        "calls": list(calls.order_by("-at", "-pk")[:4]),
        "experiments": list(tried.for_cards().with_doers(viewer).order_by("-at", "-pk")[:4]),
        "done": done,
        "can_start": can_start,
        "can_open": access.can_open_roadmap(viewer, community),
        "can_offer": showing.may_offer(viewer, community),
        "opened_to": roadmapping.opened_to(community) if can_start else None,
    }
    return show(request, "roadmap", community, **context)


@require_safe
def ended(request, slug):
    """What was done or stopped, the latest first, and what came of it."""
    community = seen_community(request, slug)
    rows = Initiative.objects.visible_to(request.user).filter(community=community, when=ENDED)
    page = page_of(rows.for_cards(), request, key=("-moved_at", "-pk"), size=20)
    endings_said_to(request.user, page.items)
    return show(request, "ended", community, page=page)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def open_roadmap(request, slug):
    """Say to whom the roadmap is open; each thing on it may say otherwise."""
    community = seen_community(request, slug)
    if not access.can_open_roadmap(request.user, community):
        raise PermissionDenied
    form = OpenForm(sent(request), initial={"visibility": roadmapping.opened_to(community)})
    if request.method == "POST" and form.is_valid():
        roadmapping.open_to(community, form.cleaned_data["visibility"], by=request.user)
        messages.success(request, _("Saved."))
        return redirect("work:roadmap", slug)
    return show(request, "open_roadmap", community, form=form)
