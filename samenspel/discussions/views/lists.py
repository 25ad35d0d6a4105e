"""Threads of a community, and those over all one's communities."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities.showing import frame
from samenspel.communities.views.doors import seen
from samenspel.discussions import access
from samenspel.discussions.listing import everywhere, found, mine, threads_of, with_marks
from samenspel.discussions.models import Draft
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

ORDER = ("-last_at", "-pk")
SHOWN = ("all", "new", "followed", "closed", "everywhere")


@require_safe
def of_community(request, slug):
    """The tab of a community: what is talked about, the latest word first."""
    community = seen(request, slug)
    which, words = _which(request), asked(request, "q")
    rows = found(threads_of(community, request.user, which), words, request.user)
    page = page_of(rows, request, key=ORDER, size=20)
    with_marks(page.items, request.user)
    can_begin = access.can_begin(request.user, community)
    context = {**frame(community, request.user), "page": page, "can_begin": can_begin}
    context |= {"which": which, "words": words}
    return render(request, "discussions/of_community.html", context)


@require_safe
def discussions(request):
    """What is talked about in all my communities, and what I follow elsewhere; or wherever I may read along,
    which is what a visitor sees."""
    which, words = _which(request), asked(request, "q")
    is_mine = request.user.is_authenticated and which != "everywhere"
    rows = mine(request.user, which) if is_mine else everywhere(request.user, which)
    page = page_of(found(rows, words, request.user), request, key=ORDER, size=20)
    with_marks(page.items, request.user)
    context = {"page": page, "which": which, "words": words}
    context["has_unsent"] = Draft.objects.visible_to(request.user).waiting().exists()
    return render(request, "discussions/discussions.html", context)


def _which(request):
    which = asked(request, "which")
    return which if which in SHOWN else "all"
