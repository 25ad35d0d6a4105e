"""Questions about things, put into SQL once for each kind of viewer; what they answer are things as always.

    @question
    def _offers(person, places): return Offer.objects.visible_to(person).filter(community__in=places)

``_offers(person, {3, 4})`` then gives a list. What is built depends on nothing but who looks and the primary
keys that are given: one, or a set. ``prepared`` says what cannot be kept and is asked the ordinary way; so is
what comes with rows fetched beside it that are not the same for every viewer.
"""

import copy
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.db import connections
from django.db.models.query import ModelIterable

from samenspel.privacy import prepared

# A set is filled up to one of these sizes with its last, so that the words stay the same; a larger one, and
# one with nothing in it, is asked the ordinary way.
SIZES = (1, 8, 32, 128, 512, 1024)
_answered = ContextVar("answered", default=None)


@contextmanager
def asked_once():
    """While one page is put together, the same question of the same viewer is asked once.

    Only where nothing changes meanwhile: an act asks anew. Each who asks gets things of their own.
    """
    token = _answered.set({})
    try:
        yield
    finally:
        _answered.reset(token)


@dataclass(frozen=True)
class Kept:
    """A question that was put into SQL, with what Django needs to make things of its rows."""

    queryset: Any
    compiler: Any
    words: prepared.Words

    @property
    def until(self):
        return self.words.until

    def things(self, put_in):
        if not self.words.sql:
            return []
        found = type(self.queryset)(self.queryset.model, query=_Written(self, put_in))
        for name in ("_iterable_class", "_fields", "_prefetch_related_lookups"):
            setattr(found, name, getattr(self.queryset, name))
        return list(found)


class _Written:
    """Passes for a query of Django that was put into SQL already."""

    def __init__(self, kept, put_in):
        self._query = kept.queryset.query
        self._compiler = copy.copy(kept.compiler)
        self._compiler.connection = connections[kept.queryset.db]
        self._compiler.as_sql = lambda: (kept.words.sql, tuple(prepared.filled_in(kept.words, put_in)))

    def get_compiler(self, using=None, connection=None):
        return self._compiler

    def __getattr__(self, name):
        return getattr(self._query, name)


def question(build):
    """``build`` gives a queryset for who looks and primary keys; the function this makes gives a list."""

    @wraps(build)
    def asked(viewer, *numbers):
        answered = _answered.get()
        if answered is None:
            return _ask(viewer, *numbers)
        key = build, getattr(viewer, "pk", None), tuple(map(_as_key, numbers))
        if key not in answered:
            answered[key] = _ask(viewer, *numbers)
        return [copy.copy(thing) for thing in answered[key]]

    def _ask(viewer, *numbers):
        shape = tuple(_room(each) for each in numbers)
        kept = None
        if None not in shape:
            kept = prepared.kept_for((build, shape), viewer, lambda person: _worked_out(build, person, shape))
        if kept is None:
            return list(build(viewer, *numbers))
        put_in = {prepared.VIEWER: getattr(viewer, "pk", None)}
        for stand_ins, each in zip(_stand_ins(shape), numbers, strict=True):
            put_in |= _filled_up(stand_ins, each)
        return kept.things(put_in)

    return asked


def _as_key(numbers):
    return numbers if isinstance(numbers, int) else frozenset(numbers)


def _room(numbers):
    """0 for one number; for a set how many fit; None when none or more than that are in it."""
    if isinstance(numbers, int):
        return 0
    return next((size for size in SIZES if 0 < len(numbers) <= size), None)


def _stand_ins(shape):
    """For each that is given a number, or as many as fit."""
    start = 0
    for room in shape:
        yield prepared.ASKED[start : start + room] if room else prepared.ASKED[start]
        start += room or 1


def _filled_up(stand_ins, given):
    if isinstance(given, int):
        return {stand_ins: given}
    given = sorted(given)
    given += [given[-1]] * (len(stand_ins) - len(given))
    return dict(zip(stand_ins, given, strict=True))


def _worked_out(build, person, shape):
    made = []

    def write(queryset):
        if not _stands_alone(queryset):
            raise prepared.NotKept
        made[:] = queryset, queryset.query.get_compiler(using=queryset.db)
        return made[1].as_sql()

    words = prepared.worked_out(lambda viewer: build(viewer, *_stand_ins(shape)), person, write)
    return Kept(*made, words)


def _is_for_everyone(beside):
    """Whether rows that are fetched beside are the same for every viewer, now and later."""
    if isinstance(beside, str) or beside.queryset is None:
        return True
    sql, params = beside.queryset.query.sql_with_params()
    values = " ".join(map(str, params))
    return not prepared.STAND_INS.search(sql + values) and not prepared.MOMENT.search(values)


def _stands_alone(queryset):
    """Whether what comes with its things hangs on no stand-in."""
    beside = all(_is_for_everyone(each) for each in queryset._prefetch_related_lookups)
    return beside and not (queryset._known_related_objects and queryset._iterable_class is ModelIterable)
