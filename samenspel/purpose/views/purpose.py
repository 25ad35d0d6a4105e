"""The page of a community about its purpose: where it is on the way, and what one can do now."""

from django.views.decorators.http import require_safe

from samenspel.purpose import showing
from samenspel.purpose.views.doors import seen_community, show


@require_safe
def of_community(request, slug):
    community = seen_community(request, slug)
    return show(request, "purpose", community, **showing.page(community, request.user))
