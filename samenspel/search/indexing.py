"""Keeping what can be found equal to what is said: by the acts, at once; or all of it anew."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction

from samenspel.privacy.visibility import Visibility
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import KINDS
from samenspel.search.stemming import stems_in

LEVELS = (Visibility.PUBLIC, Visibility.SIGNED_IN, Visibility.MEMBERS, Visibility.PRIVATE)
BATCH = 1000
_until_the_end = ContextVar("until_the_end", default=None)


@contextmanager
def at_the_end():
    """While a story is told nothing is indexed; then each thing once, by what it says in the end."""
    waiting = {}
    before = _until_the_end.set(waiting)
    try:
        yield
    finally:
        _until_the_end.reset(before)
    for kind, ids in waiting.items():
        ids = sorted(ids)
        for start in range(0, len(ids), BATCH):
            rows = KINDS[kind].model._default_manager.order_by("pk")
            index(kind, rows.filter(pk__in=ids[start : start + BATCH]))


@transaction.atomic
def index(kind, things):
    """Let ``things`` of one kind be found by what they say now; called in the act that changed them."""
    things = list(things)
    waiting = _until_the_end.get()
    if waiting is not None:
        waiting.setdefault(kind, set()).update(thing.pk for thing in things)
        return
    SearchDoc.objects.of(kind).filter(thing_id__in=[thing.pk for thing in things]).delete()
    docs = [doc for said in KINDS[kind].said(things) for doc in _docs(kind, said)]
    SearchDoc.objects.bulk_create(docs, batch_size=500)


def forget(kind, ids):
    """Let things be found no more."""
    ids = list(ids)
    (_until_the_end.get() or {}).get(kind, set()).difference_update(ids)
    SearchDoc.objects.of(kind).filter(thing_id__in=ids).delete()


def reindex(names=None, *, progress=None):
    """Build the index anew for some kinds, or for all; gives how many things of each can be found."""
    counts = {}
    for name in names or sorted(KINDS):
        with transaction.atomic():
            counts[name] = _reindex(name, progress)
    return counts


def _reindex(name, progress):
    everything = KINDS[name].model._default_manager.order_by("pk")
    SearchDoc.objects.of(name).delete()
    total, done, last = everything.count(), 0, 0
    while things := list(everything.filter(pk__gt=last)[:BATCH]):
        docs = [doc for said in KINDS[name].said(things) for doc in _docs(name, said)]
        SearchDoc.objects.bulk_create(docs, batch_size=500)
        last, done = things[-1].pk, done + len(things)
        if progress:
            progress(name, done, total)
    return done


def _docs(kind, said):
    """A row at each level that says more than the more open ones do."""
    known = set()
    for level in LEVELS:
        new = set(said.marks.get(level, ()))
        for text in said.texts.get(level, ()):
            new |= stems_in(text)
        if new - known:
            known = known | new
            yield SearchDoc(
                kind=kind,
                thing_id=said.thing_id,
                level=level,
                words=" ".join(sorted(known)),
                person_id=said.person_id,
            )
