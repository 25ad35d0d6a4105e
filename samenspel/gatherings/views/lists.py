"""Gatherings one may see, and those of one community: what comes, what a day is sought for, what was."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities.access import can_look_after
from samenspel.gatherings import access, showing
from samenspel.gatherings.leading_on import led_to
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.showing_agreements import open_commitments
from samenspel.gatherings.views.doors import seen_community, show
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

COMING, PAST = ("starts_at", "pk"), ("-starts_at", "-pk")


@require_safe
def gatherings(request):
    """Everything one may come to or look back at, in all communities."""
    seen = Gathering.objects.visible_to(request.user)
    return render(request, "gatherings/gatherings.html", _listed(request, seen))


@require_safe
def of_community(request, slug):
    community = seen_community(request, slug)
    seen = Gathering.objects.visible_to(request.user).filter(community=community)
    context = _listed(request, seen)
    context["can_call"] = access.can_call(request.user, community)
    context["late"] = open_commitments(community, request.user)
    if can_look_after(request.user, community):
        context["led_to"] = led_to(community, request.user)
    return show(request, "of_community", community, **context)


def _listed(request, seen):
    is_past = asked(request, "past") == "1"
    rows = seen.dated().for_cards()
    rows = rows.over().standing() if is_past else rows.coming()
    page = page_of(rows.order_by(), request, key=PAST if is_past else COMING, size=20)
    asking = [] if is_past else list(seen.asking().for_cards().order_by("at", "pk")[:20])
    showing.furnish([*page.items, *asking], request.user)
    return {"page": page, "asking": asking, "is_past": is_past}
