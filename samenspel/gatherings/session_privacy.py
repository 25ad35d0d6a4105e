"""What calendars, hackathons and learning sessions hold about people."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

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
from samenspel.gatherings.privacy import CHOICE, REMOVED, hold_here
from samenspel.privacy.sockets import hold

hold(
    CalendarKey,
    what=_("Private addresses at which your calendar program reads along"),
    why=_("So that your own calendar knows where you are expected."),
    basis=CHOICE,
    kept=_(
        "Until you end the address; of an ended one stays that it was there, and the day it was last read."
    ),
    seen_by=_("You alone."),
    on_erasure=REMOVED,
    leave_out=("token",),
    page="gatherings:calendars",
)
hold_here(
    CameFrom,
    _("Which gatherings you brought in from another calendar"),
    _("So that bringing it again changes them, and makes no second one."),
)
hold_here(
    Challenge,
    _("Issues you brought to a hackathon"),
    _("So that others know what is the matter."),
)
hold_here(
    ChallengeOwner,
    _("Issues that are yours"),
    _("So that others know whom to ask."),
    on_erasure=REMOVED,
)
hold_here(
    Team,
    _("Teams you began"),
    _("So that it is known who began it."),
    mine=lambda person: Team.objects.filter(by=person),
)
hold_here(
    TeamPlace,
    _("In which teams you were, and for which organisation"),
    _("So that a team is mixed, and people know who is in it."),
    on_erasure=REMOVED,
)
hold_here(
    JointInterest,
    _("What you wrote down that your team shares"),
    _("So that the others know what they sign."),
    mine=lambda person: JointInterest.objects.filter(by=person),
)
hold_here(
    InterestSignature,
    _("That you signed what your team shares"),
    _("So that the team can go on."),
    on_erasure=REMOVED,
)
hold_here(
    TeamOutcome,
    _("Experiments you took home from a team, or see to"),
    _("So that somebody sees to it."),
    mine=lambda person: TeamOutcome.objects.filter(Q(by=person) | Q(owner=person)),
)
hold_here(
    Parked,
    _("What you parked, and what you wrote that came of it"),
    _("So that it comes back."),
    mine=lambda person: Parked.objects.filter(Q(by=person) | Q(settled_by=person)),
)
hold_here(
    LearningQuestion,
    _("Questions you put to a learning session"),
    _("So that others can think along."),
    mine=lambda person: LearningQuestion.objects.filter(by=person),
)
hold_here(
    Insight,
    _("Insights you wrote down"),
    _("So that others need not learn it again."),
    mine=lambda person: Insight.objects.filter(by=person),
)
