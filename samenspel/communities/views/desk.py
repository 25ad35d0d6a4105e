"""The stewards' desk: what waits in one community, or in all I look after."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities import desk
from samenspel.communities.models import Community
from samenspel.communities.views.doors import show, stewarded

# The page hears of so many communities, and of what concerns me in all of them.
MOST_HEARD = 30


@login_required
@require_safe
def of_community(request, slug):
    community = stewarded(request, slug, also_archived=True)
    return show(request, "desk", community, piles=desk.piles([community], request.user))


@login_required
@require_safe
def of_mine(request):
    """Over all communities I look after; with none, what a desk is for."""
    mine = list(Community.objects.stewarded_by(request.user).alive().by_name())
    context = {"communities": mine, "piles": desk.piles(mine, request.user), "several": len(mine) > 1}
    context["heard"] = ["person", request.user.pk]
    for community in mine[:MOST_HEARD]:
        context["heard"] += ["community", community.pk]
    return render(request, "communities/my_desk.html", context)
