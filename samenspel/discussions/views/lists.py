"""Threads of a community, and those over all one's communities."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities.showing import frame
from samenspel.communities.views.doors import seen
from samenspel.discussions import access
from samenspel.discussions.listing import mine, threads_of, with_marks
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

ORDER = ("-last_at", "-pk")
SHOWN = ("all", "new", "followed", "closed")


@require_safe
def of_community(request, slug):
    """The tab of a community: what is talked about, the latest word first."""
    community = seen(request, slug)
    which = _which(request)
    page = page_of(threads_of(community, request.user, which), request, key=ORDER, size=20)
    with_marks(page.items, request.user)
    can_begin = access.can_begin(request.user, community)
    context = {**frame(community, request.user), "page": page, "can_begin": can_begin, "which": which}
    return render(request, "discussions/of_community.html", context)


@login_required
@require_safe
def discussions(request):
    """What is talked about in all my communities, and what I follow elsewhere."""
    which = _which(request)
    page = page_of(mine(request.user, which), request, key=ORDER, size=20)
    with_marks(page.items, request.user)
    return render(request, "discussions/discussions.html", {"page": page, "which": which})


def _which(request):
    which = asked(request, "which")
    return which if which in SHOWN else "all"
