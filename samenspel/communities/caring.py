"""Looking after a community: what it says of itself, its stage of life, and the roles it asks people for."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from samenspel.communities import access
from samenspel.communities.models import Community, Role


@transaction.atomic
def look_after(community, *, by, stage=None, at=None, **changes):
    """Change what the community says of itself; a new stage of life is told, the same stage is not."""
    _refuse_unless_steward(by, community)
    # The row as it stands: a form has already written the new values on the instance it was given.
    standing = Community.objects.select_for_update().get(pk=community.pk)
    for name, value in changes.items():
        setattr(standing, name, value)
    standing.save(update_fields=list(changes))
    if stage is not None:
        standing.move_to_stage(stage, by=by, at=at)
    return standing


def open_role(community, *, by, name, **rest):
    """Ask for someone to look after something."""
    _refuse_unless_steward(by, community)
    return Role.objects.create(community=community, name=name, **rest)


def _refuse_unless_steward(by, community):
    if not access.can_steward(by, community):
        raise PermissionDenied
