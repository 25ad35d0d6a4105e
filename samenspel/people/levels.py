"""Before whom people show themselves, whoever looks: for numbers that are the same for everyone."""

from django.db.models import Count, Q

from samenspel.moderation.hiding import hidden_ids
from samenspel.people.models import Person
from samenspel.privacy import discretion
from samenspel.privacy.visibility import Visibility

LEVELS = {
    "visitors": [Visibility.PUBLIC],
    "signed_in": [Visibility.PUBLIC, Visibility.SIGNED_IN],
    "fellows": [Visibility.PUBLIC, Visibility.SIGNED_IN, Visibility.MEMBERS],
}


def shown_at(person):
    """By level, the rows whose ``person`` (a lookup) shows themselves there; who is hidden does nowhere."""
    there = Q(**{f"{person}__is_active": True}) & ~Q(**{f"{person}__in": hidden_ids(Person)})
    return {name: there & Q(**{f"{person}__visibility__in": among}) for name, among in LEVELS.items()}


def counted(rows, by=None):
    """How many people stand in rows with a ``person``, as everyone may know it; per ``by``, if given."""
    if by is None:
        return _said(rows.order_by().aggregate(**_numbers()))
    return {row[by]: _said(row) for row in numbers_by(by, rows)}


def numbers_by(by, rows):
    """Of rows with a ``person``, what ``said`` needs: per ``by`` how many, and how many show themselves."""
    return rows.order_by().values(by).annotate(**_numbers())


def said(rows):
    """How many people stand in the rows of ``numbers_by``, at most one, as everyone may know it."""
    return _said(next(iter(rows), dict.fromkeys(["n", *LEVELS], 0)))


def _numbers():
    shown = {name: Count("person", distinct=True, filter=among) for name, among in shown_at("person").items()}
    return {"n": Count("person", distinct=True), **shown}


def _said(numbers):
    return discretion.count_beside(numbers["n"], seen=[numbers[name] for name in LEVELS])
