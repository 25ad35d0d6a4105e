"""The things of this room."""

from samenspel.opinions.models.conversation import Closing, Conversation
from samenspel.opinions.models.judgement import Judgement
from samenspel.opinions.models.origin import Origin
from samenspel.opinions.models.participant import Participant
from samenspel.opinions.models.snapshot import MapSnapshot
from samenspel.opinions.models.statement import Statement
from samenspel.opinions.models.vote import Vote

__all__ = [
    "Closing",
    "Conversation",
    "Judgement",
    "MapSnapshot",
    "Origin",
    "Participant",
    "Statement",
    "Vote",
]
