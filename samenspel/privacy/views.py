"""What the house holds about people, in plain words, for everyone to read."""

from django.conf import settings
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.privacy.sockets import HOLDINGS

ORDER = (
    "people",
    "account",
    "sessions",
    "organisations",
    "communities",
    "work",
    "networks",
    "feed",
    "intake",
)


@require_safe
def privacy(request):
    """Each thing kept: what, why, on which basis, how long, who sees it and what erasure does."""
    last = len(ORDER)
    place = {room: number for number, room in enumerate(ORDER)}
    holdings = sorted(HOLDINGS.values(), key=lambda holding: place.get(holding.room, last))
    return render(
        request, "privacy/privacy.html", {"holdings": holdings, "smallest_group": settings.SMALLEST_GROUP}
    )
