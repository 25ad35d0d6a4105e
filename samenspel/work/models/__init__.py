"""The things of this room."""

from samenspel.work.models.call import LONGEST_TASK, Call, CallClosing, CallCompetence
from samenspel.work.models.contribution import Contribution, CreditLetter
from samenspel.work.models.evidence import Evidence
from samenspel.work.models.experiment import Experiment, ExperimentDoer, ExperimentEnding
from samenspel.work.models.initiative import (
    ENDED,
    Ending,
    Initiative,
    InitiativePerson,
    InitiativeStep,
    When,
)
from samenspel.work.models.offer import Offer, OfferStep, Reason
from samenspel.work.models.proof import ResultFile, ResultLink, ResultRevision
from samenspel.work.models.result import Result
from samenspel.work.models.roadmap import OPENED_TO, Roadmap

__all__ = [
    "ENDED",
    "LONGEST_TASK",
    "OPENED_TO",
    "Call",
    "CallClosing",
    "CallCompetence",
    "Contribution",
    "CreditLetter",
    "Ending",
    "Evidence",
    "Experiment",
    "ExperimentDoer",
    "ExperimentEnding",
    "Initiative",
    "InitiativePerson",
    "InitiativeStep",
    "Offer",
    "OfferStep",
    "Reason",
    "Result",
    "ResultFile",
    "ResultLink",
    "ResultRevision",
    "Roadmap",
    "When",
]
