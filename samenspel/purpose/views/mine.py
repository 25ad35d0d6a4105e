"""Your input is here: what became of everything one brought in."""

from django.views.decorators.http import require_safe

from samenspel.communities.views.doors import introduced
from samenspel.purpose import becoming
from samenspel.purpose.views.doors import seen_community, show


@introduced
@require_safe
def mine(request, slug):
    community = seen_community(request, slug)
    living, others = becoming.apart(becoming.mine(community, request.user))
    count = sum(len(items) for _round, items in others)
    return show(request, "mine", community, living=living, others=others, other_count=count)
