"""What a community lived through: who started it, stages, roles, agreements, who came and went."""

from django.views.decorators.http import require_safe

from samenspel.communities import access, history
from samenspel.communities.models import Removal
from samenspel.communities.views.doors import seen, show
from samenspel.people.models import Person


@require_safe
def of_community(request, slug):
    """As far as the viewer may see the people in it, latest first; removals for stewards only."""
    community = seen(request, slug)
    removals = Removal.objects.none()
    if access.can_steward(request.user, community):
        seen_people = Person.objects.visible_to(request.user)
        removals = community.removals.filter(person__in=seen_people).select_related(
            "person", "by", "lifted_by"
        )
    page = history.page_of_history(community, request)
    return show(request, "history", community, page=page, removals=removals.order_by("-at"))
