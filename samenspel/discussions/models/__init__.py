"""The things of this room."""

from samenspel.discussions.models.discussion import Closing, Discussion, Moved, Split
from samenspel.discussions.models.keeping_up import Follow, Reading
from samenspel.discussions.models.message import Mention, Message, MessageEdit, Reaction

__all__ = [
    "Closing",
    "Discussion",
    "Follow",
    "Mention",
    "Message",
    "MessageEdit",
    "Moved",
    "Reaction",
    "Reading",
    "Split",
]
