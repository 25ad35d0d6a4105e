"""What of hackathons and learning sessions moves house; private addresses of calendars stay."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.gatherings.models import (
    CalendarKey,
    CameFrom,
    Challenge,
    ChallengeOwner,
    Insight,
    InterestSignature,
    JointInterest,
    LearningQuestion,
    Parked,
    Team,
    TeamOutcome,
    TeamPlace,
)

AT = "gathering__community"
carry(Challenge, path=AT, called=_("Issues"), leave=("once",))
carry(ChallengeOwner, path=f"challenge__{AT}")
carry(Team, path=f"challenge__{AT}", called=_("Teams"), leave=("once",))
carry(TeamPlace, path=f"team__challenge__{AT}", leave=("organisation",))
carry(JointInterest, path=f"team__challenge__{AT}")
carry(InterestSignature, path=f"interest__team__challenge__{AT}")
carry(TeamOutcome, path=f"team__challenge__{AT}")
carry(Parked, path=AT, leave=("once",))
carry(LearningQuestion, path=AT, leave=("once",))
carry(Insight, path=AT, called=_("Insights"), leave=("once",))
stays(_("Private addresses of calendars: each person makes them anew where they need them."), CalendarKey)
stays(_("From which calendar gatherings were brought in: that calendar is not of this house."), CameFrom)
