"""Saying to whom a community opens its roadmap."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.privacy.visibility import Visibility
from samenspel.search.indexing import index
from samenspel.work import access
from samenspel.work.models import Roadmap


def opened_to(community):
    """Who may see what says nothing else for itself; members only until the community opens its roadmap."""
    found = Roadmap.objects.filter(community=community).first()
    return Visibility(found.visibility) if found else Visibility.MEMBERS


@transaction.atomic
def open_to(community, visibility, *, by, at=None):
    """Open or close the roadmap; the same again changes nothing."""
    if not access.can_open_roadmap(by, community):
        raise PermissionDenied
    before, visibility = opened_to(community), Visibility(visibility)
    if before == visibility:
        return
    said = {"visibility": visibility, "by": by, "at": at or timezone.now()}
    Roadmap.objects.update_or_create(community=community, defaults=said)
    record("work.roadmap_opened", by=by, about=community, at=at, before=str(before), after=str(visibility))
    index("initiative", community.initiatives.all())
    index("experiment", community.experiments.all())
