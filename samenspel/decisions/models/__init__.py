"""The things of this room."""

from samenspel.decisions.models.answer import Answer, ObjectionReply, ObjectionWord, Stance
from samenspel.decisions.models.asked import Advice, AdviceUse, Asked
from samenspel.decisions.models.box import BallotBox
from samenspel.decisions.models.outcome import HandOver, Note, Outcome, Review
from samenspel.decisions.models.proposal import Decider, Proposal, State
from samenspel.decisions.models.proxy import Proxy
from samenspel.decisions.models.reaction import Reaction
from samenspel.decisions.models.round import Extension, Method, Round

__all__ = [
    "Advice",
    "AdviceUse",
    "Answer",
    "Asked",
    "BallotBox",
    "Decider",
    "Extension",
    "HandOver",
    "Method",
    "Note",
    "ObjectionReply",
    "ObjectionWord",
    "Outcome",
    "Proposal",
    "Proxy",
    "Reaction",
    "Review",
    "Round",
    "Stance",
    "State",
]
