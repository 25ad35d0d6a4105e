"""Which entries come next in order of time, before anyone asks who may see them.

Each community is an arm of its own that stops early in an index, and the arms are put together: an IN with
an order reads far too much where communities are quiet (bench/README.md). Only numbers are put in order; the
rows are fetched by their keys. PostgreSQL and SQLite say this differently, so both stand here.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import Q

from samenspel.feed.models import Entry
from samenspel.feed.sockets import VERBS

# SQLite takes 500 arms at most in one question.
ARMS = 400
ORDER = "ORDER BY at DESC, id DESC"
LATERAL = "SELECT arm.id, arm.at FROM unnest(%s::bigint[]) AS here(place) CROSS JOIN LATERAL"
IN_ORDER = "ORDER BY entry.at DESC, entry.id DESC"
ROWS = "SELECT entry.id, entry.at, entry.verb, entry.about_id, entry.by_id, entry.place FROM"


@dataclass(frozen=True)
class Chosen:
    """What news is asked for.

    places   numbers of communities (NOWHERE: what concerns none); None for everywhere
    kind     a kind of news, or ""
    by       the number of who did it, or None
    serves   numbers of a sentence of a purpose that the news is to serve; None for any
    """

    places: tuple[int, ...] | None = None
    kind: str = ""
    by: int | None = None
    serves: tuple[int, ...] | None = None


@dataclass(frozen=True)
class Candidate:
    pk: int
    at: datetime
    verb: str
    about: int
    by: int | None
    place: int


def candidates(chosen, *, beyond=None, most):
    """At most so many, the latest first, that come after ``beyond`` (moment, number)."""
    places = chosen.places
    if chosen.serves is not None:
        return _serving(chosen, beyond, most)
    if places is None:
        return _found([None], chosen, beyond, most)
    if connection.vendor == "postgresql":
        return _found(places, chosen, beyond, most) if places else []
    found = []
    for start in range(0, len(places), ARMS):
        found += _found(places[start : start + ARMS], chosen, beyond, most)
    return sorted(found, key=lambda each: (each.at, each.pk), reverse=True)[:most]


def _found(places, chosen, beyond, most):
    where, params = _where(chosen, beyond)
    if places == [None]:
        arms, params = f"SELECT id {_entries(where)}", [*params, most]
    elif connection.vendor == "postgresql":
        arms, params = _lateral(places, where, params, most)
    else:
        arms, params = _union(places, where, params, most)
    sql = f"{ROWS} ({arms}) found JOIN feed_entry entry ON entry.id = found.id {IN_ORDER}"
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [Candidate(row[0], _moment(row[1]), *row[2:]) for row in cursor.fetchall()]


def _lateral(places, where, params, most):
    """PostgreSQL: the arms in one LATERAL over the communities, from the index alone."""
    arm = f"SELECT id, at {_entries(['place = here.place', *where])}"
    sql = f"SELECT id FROM ({LATERAL} ({arm}) arm) arms {ORDER} LIMIT %s"  # noqa: S608
    return sql, [list(places), *params, most, most]


def _union(places, where, params, most):
    """SQLite: an arm for each community, one after the other."""
    arm = f"SELECT id, at FROM (SELECT id, at {_entries(['place = %s', *where])})"  # noqa: S608
    arms = " UNION ALL ".join([arm] * len(places))
    put_in = [each for place in places for each in (place, *params, most)]
    return f"SELECT id FROM ({arms}) {ORDER} LIMIT %s", [*put_in, most]  # noqa: S608


def _where(chosen, beyond):
    """The conditions of each arm, with what is put in."""
    where, params = [], []
    if chosen.kind:
        where.append("kind = %s")
        params.append(chosen.kind)
    if chosen.by is not None:
        where.append("by_id = %s")
        params.append(chosen.by)
    if beyond is not None:
        at, pk = connection.ops.adapt_datetimefield_value(beyond[0]), beyond[1]
        where.append("(at, id) < (%s, %s)")
        params += [at, pk]
    return where, params


def _entries(where):
    """The end of an arm: so many of those entries, the latest first."""
    return f"FROM feed_entry{' WHERE ' if where else ''}{' AND '.join(where)} {ORDER} LIMIT %s"


def _serving(chosen, beyond, most):
    """What is told of the things that say they serve a sentence: few, so an ordinary question does."""
    about = Q(pk__in=[])
    for verb in VERBS.values():
        if verb.serves:
            things = verb.model.objects.filter(**{f"{verb.serves}__in": chosen.serves}).order_by()
            kind = ContentType.objects.get_for_model(verb.model)
            about |= Q(verb=verb.name, about_type=kind, about_id__in=things.values("pk"))
    entries = Entry.objects.filter(about)
    if chosen.kind:
        entries = entries.filter(kind=chosen.kind)
    if chosen.by is not None:
        entries = entries.filter(by=chosen.by)
    if chosen.places is not None:
        entries = entries.filter(place__in=chosen.places)
    if beyond is not None:
        entries = entries.filter(Q(at__lt=beyond[0]) | Q(at=beyond[0], pk__lt=beyond[1]))
    rows = entries.latest_first().values_list("pk", "at", "verb", "about_id", "by_id", "place")
    return [Candidate(*row) for row in rows[:most]]


def _moment(at):
    """SQLite keeps a moment without a zone, in UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
