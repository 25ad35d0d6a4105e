"""The things of this room."""

from samenspel.gatherings.models.agenda import AgendaItem
from samenspel.gatherings.models.attendance import Attendance
from samenspel.gatherings.models.birth import Birth
from samenspel.gatherings.models.calendar_key import CalendarKey
from samenspel.gatherings.models.came_from import CameFrom
from samenspel.gatherings.models.challenge import Challenge, ChallengeOwner
from samenspel.gatherings.models.commitment import Commitment, CommitmentStep
from samenspel.gatherings.models.date_poll import DateAnswer, DateChoice, DatePoll
from samenspel.gatherings.models.gathering import Gathering, GatheringStep
from samenspel.gatherings.models.guest import Guest
from samenspel.gatherings.models.insight import Insight, LearningQuestion
from samenspel.gatherings.models.interest import InterestSignature, JointInterest
from samenspel.gatherings.models.minutes import MinutesEdit, MinutesPart
from samenspel.gatherings.models.parked import Parked
from samenspel.gatherings.models.registration import Registration, RegistrationStep
from samenspel.gatherings.models.series import Series
from samenspel.gatherings.models.team import Team, TeamOutcome, TeamPlace

__all__ = [
    "AgendaItem",
    "Attendance",
    "Birth",
    "CalendarKey",
    "CameFrom",
    "Challenge",
    "ChallengeOwner",
    "Commitment",
    "CommitmentStep",
    "DateAnswer",
    "DateChoice",
    "DatePoll",
    "Gathering",
    "GatheringStep",
    "Guest",
    "Insight",
    "InterestSignature",
    "JointInterest",
    "LearningQuestion",
    "MinutesEdit",
    "MinutesPart",
    "Parked",
    "Registration",
    "RegistrationStep",
    "Series",
    "Team",
    "TeamOutcome",
    "TeamPlace",
]
