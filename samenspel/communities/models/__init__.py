"""The things of this room."""

from samenspel.communities.models.agreement import Agreement, AgreementAcceptance
from samenspel.communities.models.application import ApplicationAnswer, RoleApplication
from samenspel.communities.models.buddy import Buddy, BuddyOffer
from samenspel.communities.models.community import Community
from samenspel.communities.models.greeting import Greeting
from samenspel.communities.models.invitation import CommunityInvitation, InvitedIn
from samenspel.communities.models.join_request import JoinRequest, Refusal, Welcome
from samenspel.communities.models.mandate import MandateCard, MandateTerms
from samenspel.communities.models.mandate_answers import (
    MandateConfirmation,
    MandateRefusal,
    MandatesOpened,
    MandateWarning,
    MandateWithdrawal,
)
from samenspel.communities.models.membership import Membership, Motive, StatusOffer
from samenspel.communities.models.parents import CommunityLink, LinkAnswer, LinkProposal
from samenspel.communities.models.removal import Removal
from samenspel.communities.models.role import Role
from samenspel.communities.models.role_grant import RoleGrant
from samenspel.communities.models.stage import StageChange
from samenspel.communities.models.stewardship import Stewardship
from samenspel.communities.models.succession import Succession

__all__ = [
    "Agreement",
    "AgreementAcceptance",
    "ApplicationAnswer",
    "Buddy",
    "BuddyOffer",
    "Community",
    "CommunityInvitation",
    "CommunityLink",
    "Greeting",
    "InvitedIn",
    "JoinRequest",
    "LinkAnswer",
    "LinkProposal",
    "MandateCard",
    "MandateConfirmation",
    "MandateRefusal",
    "MandateTerms",
    "MandateWarning",
    "MandateWithdrawal",
    "MandatesOpened",
    "Membership",
    "Motive",
    "Refusal",
    "Removal",
    "Role",
    "RoleApplication",
    "RoleGrant",
    "StageChange",
    "StatusOffer",
    "Stewardship",
    "Succession",
    "Welcome",
]
