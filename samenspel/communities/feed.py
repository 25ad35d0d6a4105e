"""What this room tells: communities started, people joining and leaving, roles granted, stages reached."""

from samenspel.communities.models import Community, Membership, RoleGrant
from samenspel.feed.sockets import register
from samenspel.people.models import Person


def _memberships(person):
    """Membership is news only to those who may see both the community and the person."""
    return Membership.objects.members().filter(
        community__in=Community.objects.visible_to(person), person__in=Person.objects.visible_to(person)
    )


def _grants(person):
    return RoleGrant.objects.filter(
        role__community__in=Community.objects.visible_to(person), person__in=Person.objects.visible_to(person)
    )


register("communities.community_started", Community, visible_to=Community.objects.visible_to)
register("communities.stage_reached", Community, visible_to=Community.objects.visible_to)
for verb in ("member_joined", "member_left"):
    register(f"communities.{verb}", Membership, visible_to=_memberships, related=("person", "community"))
register("communities.role_granted", RoleGrant, visible_to=_grants, related=("person", "role__community"))
