"""Questions whose words are worked out once for each kind of viewer, then asked with this one's number.

``visible_to`` decides who sees what, and Django needs 3 to 14 ms to put one into SQL, far more than the
database needs to answer. So the SQL is kept; the viewer's number and those asked about are put in anew.
What cannot be kept safely is asked the ordinary way: where ``visible_to`` looks at more of a person than who
they are and what kind of account they have, or asks the database something before the question is put.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import EmptyResultSet, FieldDoesNotExist
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils import timezone

# How many numbers one question asks about; fewer are filled up with the last: its words stay the same.
ROOM = 32
# Numbers no row has, which stand in for those to be put in.
VIEWER = 8_070_450_532_247_920_000
MOST_ASKED = 999
ASKED = range(VIEWER + 1, VIEWER + 1 + MOST_ASKED)
STAND_INS = re.compile("8070450532247920[0-9]{3}")
# Words that hold another moment than now, or another day than today, are worked out anew this soon.
SECONDS_WITH_A_MOMENT = 10
SECONDS = 600
MOMENT = re.compile(r"\d{4}-\d\d-\d\d")
# Stand in for the moment and the day on which the question is asked.
NOW, TODAY = object(), object()
# What of a viewer the words may depend on; it is part of what they are kept under.
KIND_OF_VIEWER = ("is_active", "is_administrator", "is_light")
LOOKED_AT = {*KIND_OF_VIEWER, "pk", "id", "is_authenticated", "is_anonymous", "introduced_at"}


class NotKept(Exception):
    """These words hold more than a viewer's number and kind."""


@dataclass(frozen=True)
class Words:
    sql: str
    params: tuple
    until: float


KEPT: dict[tuple, Any] = {}


def rows_of(name, build: Callable, viewer, numbers):
    """The rows of ``build(viewer)`` (a ``values_list`` that begins with the primary key) with these numbers.

    name   what the words are kept under; says which question it is
    """
    numbers, rows = sorted(set(numbers)), []
    for start in range(0, len(numbers), ROOM):
        rows += _rows(name, build, viewer, numbers[start : start + ROOM])
    return rows


def rows(name, build, viewer):
    """The rows of ``build(viewer)``, a ``values_list`` of whatever the viewer alone decides."""
    words = _words(name, build, viewer)
    return list(build(viewer)) if words is None else _asked(words, {VIEWER: getattr(viewer, "pk", None)})


def _rows(name, build, viewer, numbers):
    asked = ASKED[:ROOM]
    words = _words(name, lambda person: build(person).filter(pk__in=asked), viewer)
    if words is None:
        return list(build(viewer).filter(pk__in=numbers))
    put_in = dict(zip(asked, numbers, strict=False))
    put_in |= dict.fromkeys(asked[len(numbers) :], numbers[-1])
    return _asked(words, put_in | {VIEWER: getattr(viewer, "pk", None)})


def _asked(words, put_in):
    if not words.sql:
        return []
    with connection.cursor() as cursor:
        cursor.execute(words.sql, filled_in(words, put_in))
        return cursor.fetchall()


def filled_in(words, put_in):
    """The values of these words now: ``put_in`` says which stand where stand-ins were."""
    put_in |= {NOW: _as_param(timezone.now()), TODAY: _as_param(timezone.localdate())}
    return [put_in.get(each, each) for each in words.params]


def _words(name, build, viewer):
    """The words for this kind of viewer; None where they cannot be kept."""
    return kept_for(name, viewer, lambda person: worked_out(build, person))


def kept_for(name, viewer, work_out):
    """What ``work_out`` makes of somebody who stands in for this kind of viewer; None where it is not kept.

    work_out  person → something with a moment ``until`` which it holds; raises NotKept
    """
    kind = None
    if getattr(viewer, "pk", None) is not None:
        kind = tuple(bool(getattr(viewer, each)) for each in KIND_OF_VIEWER)
    key = (name, kind)
    kept = KEPT.get(key)
    if key in KEPT and (kept is None or kept.until > time.monotonic()):
        return kept
    try:
        KEPT[key] = work_out(_stand_in(viewer) if kind else viewer)
    except NotKept:
        KEPT[key] = None
    return KEPT[key]


def worked_out(build, viewer, write=lambda queryset: queryset.query.sql_with_params()):
    """The words of ``build(viewer)``. Raises NotKept.

    write  the queryset → (its words, their values)
    """
    build(viewer)  # What Django itself remembers between questions (kinds of content) is asked now.
    began, today = timezone.now(), timezone.localdate()
    with connection.execute_wrapper(_refuse):
        try:
            sql, params = write(build(viewer))
        except EmptyResultSet:
            sql, params = "", ()
    if STAND_INS.search(sql) or not all(_can_be_kept(each) for each in params):
        raise NotKept
    params = tuple(_timely(each, began, today) for each in params)
    perishes = any(MOMENT.match(str(each)) for each in params)
    return Words(sql, params, time.monotonic() + (SECONDS_WITH_A_MOMENT if perishes else SECONDS))


def _timely(param, began, today):
    """NOW for the moment at which the words were worked out, TODAY for that day; else the value itself."""
    if param in {today, _as_param(today)}:
        return TODAY
    began, ended = _as_param(began), _as_param(timezone.now())
    if isinstance(param, type(began)) and began <= param <= ended:
        return NOW
    return param


def _as_param(moment):
    """As this database is given it."""
    if isinstance(moment, datetime):
        return connection.ops.adapt_datetimefield_value(moment)
    return connection.ops.adapt_datefield_value(moment)


def _can_be_kept(param):
    """A plain value, that holds no stand-in unless it is one."""
    if isinstance(param, int):
        return True
    return isinstance(param, str | float | datetime | date | None) and not STAND_INS.search(str(param))


def _refuse(execute, sql, params, many, context):
    raise NotKept


def _stand_in(viewer):
    """Someone of the same kind as ``viewer`` of whom nothing else can be read."""
    return StandIn(get_user_model()(pk=VIEWER), viewer)


class StandIn:
    """Passes for a person, as Django's lazy objects do; raises NotKept when asked what it may not say."""

    def __init__(self, person, viewer):
        object.__setattr__(self, "_person", person)
        object.__setattr__(self, "_viewer", viewer)

    def __getattribute__(self, name):
        person = object.__getattribute__(self, "_person")
        if name == "__class__":
            return type(person)
        if name in KIND_OF_VIEWER or name == "introduced_at":
            return getattr(object.__getattribute__(self, "_viewer"), name)
        if name not in LOOKED_AT and not name.startswith("_") and _is_said_by_the_row(person, name):
            raise NotKept
        return getattr(person, name)


def _is_said_by_the_row(person, name):
    """Whether this is something the row of a person says; ties to other rows are asked of the database."""
    try:
        return person._meta.get_field(name).concrete
    except FieldDoesNotExist:
        return False


def forget(**kwargs):
    """Kinds of content may have other numbers now."""
    KEPT.clear()


post_migrate.connect(forget, dispatch_uid="privacy.prepared")
