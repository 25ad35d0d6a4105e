"""The things of this room."""

from samenspel.communities.models.community import Community, CommunityLink
from samenspel.communities.models.join_request import JoinRequest
from samenspel.communities.models.membership import Membership
from samenspel.communities.models.role import Role, RoleGrant

__all__ = ["Community", "CommunityLink", "JoinRequest", "Membership", "Role", "RoleGrant"]
