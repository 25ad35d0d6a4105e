"""What can be found by which words, and the searches people keep."""

from samenspel.search.models.doc import (
    LEVELS,
    LONG_AGO,
    KnownWord,
    SearchDoc,
    SearchDocQuerySet,
    hour_of,
    moment_of,
    number_of,
)
from samenspel.search.models.kept import SavedHit, SavedHitQuerySet, SavedSearch

__all__ = [
    "LEVELS",
    "LONG_AGO",
    "KnownWord",
    "SavedHit",
    "SavedHitQuerySet",
    "SavedSearch",
    "SearchDoc",
    "SearchDocQuerySet",
    "hour_of",
    "moment_of",
    "number_of",
]
