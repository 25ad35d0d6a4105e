"""Signs of the stage of life a community is in, and which stage they suggest; people always decide."""

from measures.lifecycle.proposing import IDEA_TOO_LONG_DAYS, Proposal, propose
from measures.lifecycle.signs import (
    Belonging,
    Deed,
    Part,
    active,
    core,
    returning,
    started_by,
    staying,
    things,
)

__all__ = [
    "IDEA_TOO_LONG_DAYS",
    "Belonging",
    "Deed",
    "Part",
    "Proposal",
    "active",
    "core",
    "propose",
    "returning",
    "started_by",
    "staying",
    "things",
]
