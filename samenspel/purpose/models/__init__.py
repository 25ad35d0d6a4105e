"""The things of this room."""

from samenspel.purpose.models.amendment import Amendment, AmendmentAnswer
from samenspel.purpose.models.draft import MOST_DRAFTS, Difference, Draft
from samenspel.purpose.models.idea import AskedAddress, Idea, Inspirer
from samenspel.purpose.models.parts import LONGEST_PURPOSE, LONGEST_SENTENCE, Part
from samenspel.purpose.models.reaction import ObjectionAnswer, Reaction
from samenspel.purpose.models.review import MajorEvent, ReviewAnswer, Trigger
from samenspel.purpose.models.round import TRANSITIONS, WORKING, Phase, PhaseChange, Round
from samenspel.purpose.models.rules import RuleInTheWay, RuleMet, RuleOutcome
from samenspel.purpose.models.sentence import Sentence, SentenceRevision, SentenceSource
from samenspel.purpose.models.signature import Signature
from samenspel.purpose.models.testing import PurposeTest, Seconding, TestClosing, TestReading
from samenspel.purpose.models.version import Dropping, Version, VersionSentence

__all__ = [
    "LONGEST_PURPOSE",
    "LONGEST_SENTENCE",
    "MOST_DRAFTS",
    "TRANSITIONS",
    "WORKING",
    "Amendment",
    "AmendmentAnswer",
    "AskedAddress",
    "Difference",
    "Draft",
    "Dropping",
    "Idea",
    "Inspirer",
    "MajorEvent",
    "ObjectionAnswer",
    "Part",
    "Phase",
    "PhaseChange",
    "PurposeTest",
    "Reaction",
    "ReviewAnswer",
    "Round",
    "RuleInTheWay",
    "RuleMet",
    "RuleOutcome",
    "Seconding",
    "Sentence",
    "SentenceRevision",
    "SentenceSource",
    "Signature",
    "TestClosing",
    "TestReading",
    "Trigger",
    "Version",
    "VersionSentence",
]
