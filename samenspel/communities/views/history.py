"""What a community lived through: who started it, stages, roles, agreements, who came and went."""

from django.views.decorators.http import require_safe

from samenspel.communities import access, barring, history
from samenspel.communities.models import Removal
from samenspel.communities.views.doors import seen, show


@require_safe
def of_community(request, slug):
    """As far as the viewer may see the people in it, latest first; removals for stewards only."""
    community = seen(request, slug)
    removals, left_lately = Removal.objects.none(), []
    if access.can_steward(request.user, community):
        removals = community.removals.filter(person__in=barring.met_by(request.user, community))
        removals = removals.select_related("person", "by", "lifted_by")
        left_lately = barring.left_lately(request.user, community)
    page = history.page_of_history(community, request)
    removals = removals.order_by("-at")
    return show(request, "history", community, page=page, removals=removals, left_lately=left_lately)
