"""The things of this room."""

from samenspel.gatherings.models.agenda import AgendaItem
from samenspel.gatherings.models.attendance import Attendance
from samenspel.gatherings.models.birth import Birth
from samenspel.gatherings.models.commitment import Commitment, CommitmentStep
from samenspel.gatherings.models.date_poll import DateAnswer, DateChoice, DatePoll
from samenspel.gatherings.models.gathering import Gathering, GatheringStep
from samenspel.gatherings.models.minutes import MinutesEdit, MinutesPart
from samenspel.gatherings.models.registration import Registration, RegistrationStep
from samenspel.gatherings.models.series import Series

__all__ = [
    "AgendaItem",
    "Attendance",
    "Birth",
    "Commitment",
    "CommitmentStep",
    "DateAnswer",
    "DateChoice",
    "DatePoll",
    "Gathering",
    "GatheringStep",
    "MinutesEdit",
    "MinutesPart",
    "Registration",
    "RegistrationStep",
    "Series",
]
