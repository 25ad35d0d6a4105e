"""Your input is here: what became of everything one brought in."""

from django.views.decorators.http import require_safe

from samenspel.communities.views.doors import introduced
from samenspel.purpose import becoming
from samenspel.purpose.views.doors import seen_community, show


@introduced
@require_safe
def mine(request, slug):
    community = seen_community(request, slug)
    return show(request, "mine", community, rounds=becoming.mine(community, request.user))
