"""All conversations one may see, and those of one community."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities.showing import frame
from samenspel.communities.views.doors import seen
from samenspel.opinions import access
from samenspel.opinions.finding import found
from samenspel.opinions.models import Conversation
from samenspel.opinions.showing import with_words
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

ORDER = ("-started_at", "-pk")


@require_safe
def conversations(request):
    """What people think about together, the latest first; or those in which words occur."""
    words = asked(request, "q")
    rows = Conversation.objects.visible_to(request.user).select_related("community", "closing")
    page = page_of(found(rows, words) if words else rows, request, key=ORDER, size=20)
    with_words(page.items, request.user)
    return render(request, "opinions/conversations.html", {"page": page, "words": words})


@require_safe
def of_community(request, slug):
    """The tab of a community."""
    community = seen(request, slug)
    rows = Conversation.objects.visible_to(request.user).filter(community=community)
    page = page_of(rows.select_related("community", "closing"), request, key=ORDER, size=20)
    with_words(page.items, request.user)
    can_start = access.can_start(request.user, community)
    context = {**frame(community, request.user), "page": page, "can_start": can_start}
    return render(request, "opinions/of_community.html", context)
