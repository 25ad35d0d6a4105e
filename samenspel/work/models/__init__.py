"""The things of this room."""

from samenspel.work.models.contribution import Contribution
from samenspel.work.models.evidence import Evidence
from samenspel.work.models.proof import ResultLink, ResultRevision
from samenspel.work.models.result import Result

__all__ = ["Contribution", "Evidence", "Result", "ResultLink", "ResultRevision"]
