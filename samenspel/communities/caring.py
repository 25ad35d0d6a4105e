"""Looking after a community: what it says of itself, and the roles it asks people for."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import Community, Role
from samenspel.communities.sockets import purpose_made_at
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.search.indexing import index

OPENS_DOORS = ("openness", "visibility", "members_invite")


@transaction.atomic
def look_after(community, *, by, at=None, **changes):
    """Change what the community says of itself; what opens or shuts doors is remembered."""
    _refuse_unless(access.can_look_after(by, community))
    # The row as it stands: a form has already written the new values on the instance it was given.
    standing = Community.objects.select_for_update().get(pk=community.pk)
    rewords = "purpose" in changes and changes["purpose"] != standing.purpose
    _refuse_unless(not (rewords and purpose_made_at(standing)))
    before = {name: getattr(standing, name) for name in OPENS_DOORS}
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(changes))
    index("community", [standing])
    if "visibility" in changes:
        index("role", Role.objects.filter(community=standing))
    for name, value in before.items():
        if getattr(standing, name) != value:
            said = {"what": name, "before": str(value), "after": str(getattr(standing, name))}
            record("communities.doors_changed", by=by, about=standing, at=at, **said)
    return standing


@transaction.atomic
def open_role(community, *, by, name, at=None, **rest):
    """Ask for someone to look after something."""
    _refuse_unless(access.can_look_after(by, community))
    role = Role.objects.create(community=community, name=name, opened_at=at or timezone.now(), **rest)
    index("role", [role])
    tell("communities.role_opened", by=by, about=role, at=role.opened_at)
    return role


@transaction.atomic
def change_role(role, *, by, **changes):
    """Say differently what is asked."""
    _refuse_unless(access.can_look_after(by, role.community) and role.archived_at is None)
    for name, value in changes.items():
        setattr(role, name, value)
    role.save(update_fields=list(changes))
    index("role", [role])
    return role


def _refuse_unless(allowed):
    if not allowed:
        raise PermissionDenied
