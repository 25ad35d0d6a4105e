"""What is held about one person, for their own eyes: which rows, what each says, and nothing about others.

Someone else occurs in it only by a name that the reader may see, a thing only when the reader may see it.
"""

from datetime import date, datetime
from functools import cache

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.db.models.fields.files import FieldFile

from samenspel.privacy.sockets import HOLDINGS

ORDER = (
    *("people", "account", "mfa", "socialaccount", "usersessions", "sessions"),
    *("organisations", "communities", "work", "networks"),
    *("feed", "moderation", "intake", "privacy", "house"),
)
LATEST = 3
SECRETS = {"password", "once", "hash", "secret"}


def holdings():
    """All that is held, in the order in which people meet the rooms."""
    place = {room: number for number, room in enumerate(ORDER)}
    return sorted(HOLDINGS.values(), key=lambda holding: place.get(holding.room, len(ORDER)))


@cache
def keys_to_people(model):
    """The names of the keys of a model that lead straight to a person."""
    person = get_user_model()
    return tuple(
        field.name
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model is person
    )


def subject_of(holding):
    """The keys by which a row is about someone: those that are told, else ``person``, else all."""
    keys = keys_to_people(holding.model)
    return holding.subject or (tuple(key for key in keys if key in {"person", "user"}) or keys)


def rows_of(holding, person):
    """The rows about ``person``, and those in which they only did something."""
    model = holding.model
    if holding.mine:
        return holding.mine(person)
    if model is get_user_model():
        return model._base_manager.filter(pk=person.pk)
    led = Q(pk__in=[])
    for key in keys_to_people(model):
        led |= Q(**{key: person})
    return model._base_manager.filter(led)


def about(holding, person):
    """The rows that are about ``person`` and no more."""
    if holding.mine or holding.model is get_user_model():
        return rows_of(holding, person)
    led = Q(pk__in=[])
    for key in subject_of(holding):
        led |= Q(**{key: person})
    return holding.model._base_manager.filter(led)


def told(holding, person):
    """Everything of this kind as plain values: a list of rows, or what is told instead of them."""
    if holding.withheld:
        return []
    if holding.told:
        return holding.told(person)
    return plain(holding, rows_of(holding, person).order_by("pk"), person)


def latest(holding, person):
    """How many rows there are, and the last few as plain values."""
    rows = rows_of(holding, person)
    return rows.count(), plain(holding, rows.order_by("-pk")[:LATEST], person)


def plain(holding, rows, reader):
    """Rows as plain values, for ``reader`` to read."""
    rows = list(rows)
    fields = [field for field in holding.model._meta.concrete_fields if _is_handed_out(holding, field)]
    seen = {field: _seen(field, rows, reader) for field in fields if field.is_relation}
    subject = () if holding.mine else subject_of(holding)
    return [_plain_row(row, fields, seen, subject, reader) for row in rows]


def _plain_row(row, fields, seen, subject, reader):
    """A row about the reader in full; of one in which they only did something, when and to what."""
    is_theirs = not subject or any(getattr(row, f"{key}_id") == reader.pk for key in subject)
    values = {}
    for field in fields:
        if field.is_relation:
            name = seen[field].get(getattr(row, field.attname))
            if name:
                values[field.name] = name
        elif is_theirs or isinstance(field, models.DateField):
            values[field.name] = _value(getattr(row, field.attname))
    return values


def _is_handed_out(holding, field):
    is_left_out = field.name in holding.leave_out or field.name in SECRETS
    return not is_left_out and not isinstance(field, models.BinaryField)


def _seen(field, rows, reader):
    """By key, the names of what the rows lead to, as far as ``reader`` may see it."""
    keys = {getattr(row, field.attname) for row in rows} - {None}
    model = field.related_model
    if not keys or not hasattr(model._default_manager, "visible_to"):
        return {}
    things = model._default_manager.visible_to(reader).filter(pk__in=keys)
    names = {thing.pk: str(thing) for thing in things}
    return names | {reader.pk: str(reader)} if model is get_user_model() else names


def _value(value):
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, FieldFile):
        return value.name
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return str(value)
