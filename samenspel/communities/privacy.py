"""What this room holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, JoinRequest, Membership, Role, RoleGrant
from samenspel.communities.models.community import CommunityLink
from samenspel.privacy.sockets import hold, says_nothing_of_people

CHOICE = _("Your own choice to take part.")

hold(
    Membership,
    what=_("Which communities you belong to, how closely, from when until when, and why you joined"),
    why=_("So that a community knows who takes part, and remembers who did."),
    basis=CHOICE,
    kept=_("As long as the community exists; after you leave you are known as a former member."),
    seen_by=_("Whoever may see the community and your profile. Why you joined: you and the stewards."),
    on_erasure=_("It is removed."),
)
hold(
    JoinRequest,
    what=_("Your requests to join a community, and the answers"),
    why=_("So that a steward can welcome you, or decline with a reason you can read."),
    basis=CHOICE,
    kept=_("As long as the community exists."),
    seen_by=_("You and the stewards of the community."),
    on_erasure=_("Your requests are removed; an answer you gave as a steward stays, without you."),
)
hold(
    RoleGrant,
    what=_("Roles you were granted, by whom, from when until when"),
    why=_("So that people know whom to turn to."),
    basis=CHOICE,
    kept=_("As long as the community exists."),
    seen_by=_("Whoever may see the community and your profile."),
    on_erasure=_("Your roles are removed; a role you granted to someone else stays, without you."),
)
hold(
    Community,
    what=_("Which communities you started"),
    why=_("So that it is known how a community began."),
    basis=CHOICE,
    kept=_("As long as the community exists."),
    seen_by=_("Whoever may see the community."),
    on_erasure=_("The community stays, without your name."),
)
says_nothing_of_people(Role, "a role is what is asked for; who holds it is in the grants")
says_nothing_of_people(CommunityLink, "it ties communities to each other")
