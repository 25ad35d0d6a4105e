"""What is left in the index of what is gone: of things that went with others, and words nobody uses."""

from samenspel.search import vocabulary
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import KINDS

AT_A_TIME = 1000


def tidy():
    """Drop both; gives how many rows and how many words."""
    return sum(_of_kind(kind) for kind in KINDS.values()), vocabulary.forget_unused()


def _of_kind(kind):
    gone, last = 0, 0
    docs = SearchDoc.objects.of(kind.name).order_by("thing_id")
    while ids := sorted(set(docs.filter(thing_id__gt=last).values_list("thing_id", flat=True)[:AT_A_TIME])):
        there = set(kind.model._default_manager.filter(pk__in=ids).values_list("pk", flat=True))
        if left := set(ids) - there:
            gone += SearchDoc.objects.of(kind.name).filter(thing_id__in=left).delete()[0]
        last = ids[-1]
    return gone
