"""The things of this room."""

from samenspel.discussions.models.discussion import Closing, Discussion, Moved, Split
from samenspel.discussions.models.draft import Draft
from samenspel.discussions.models.keeping_up import Follow, Reading
from samenspel.discussions.models.message import Mention, Message, MessageEdit, MessageFile, Reaction
from samenspel.discussions.models.preview import LinkPreview

__all__ = [
    "Closing",
    "Discussion",
    "Draft",
    "Follow",
    "LinkPreview",
    "Mention",
    "Message",
    "MessageEdit",
    "MessageFile",
    "Moved",
    "Reaction",
    "Reading",
    "Split",
]
