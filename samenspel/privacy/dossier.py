"""What is held about one person, for their own eyes: which rows, what each says, and nothing about others.

Someone else occurs in it only by a name that the reader may see, a thing only when the reader may see it.
"""

from datetime import date, datetime
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.db.models.fields.files import FieldFile

from samenspel.privacy.sockets import HOLDINGS, IMPERSONAL

ORDER = (
    *("people", "account", "mfa", "socialaccount", "usersessions", "sessions"),
    *("organisations", "communities", "work", "networks"),
    *("feed", "moderation", "intake", "privacy", "house"),
)
LATEST = 3
SECRETS = {"password", "once", "hash", "key_hash", "secret", "session_key", "about_type", "about_id"}
# Keys that say whom a row is about, and whose act and words it is.
WHOM = {"person", "user"}
WHO = {"by", "published_by", "made_by", "started_by"}


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


@cache
def keys_by_way_of(model):
    """The lookups that lead to whom a thing is about which a row of this model belongs to.

    An answer to a request is about whoever asked: ``request__person``.
    """
    person = get_user_model()
    found = []
    for field in model._meta.concrete_fields:
        to = field.related_model
        if field.is_relation and to not in {None, person, model}:
            found += [f"{field.name}__{key}" for key in keys_to_people(to) if key in WHOM]
    return tuple(found)


@cache
def _subject(model):
    keys = [key for key in keys_to_people(model) if key in WHOM | WHO]
    if not WHOM & set(keys):
        keys += keys_by_way_of(model)
    return tuple(keys) or keys_to_people(model)


def rows_of(holding, person):
    """The rows about ``person``, and those in which they only did something."""
    if holding.mine:
        return holding.mine(person)
    return _led_by((*_subject(holding.model), *keys_to_people(holding.model)), holding.model, person)


def about(holding, person):
    """The rows that are about ``person``, or written by them, and no more."""
    if holding.mine:
        return holding.mine(person)
    return _led_by(_subject(holding.model), holding.model, person)


def _led_by(keys, model, person):
    if model is get_user_model():
        return model._base_manager.filter(pk=person.pk)
    led = Q(pk__in=[])
    for key in keys:
        led |= Q(**{key: person})
    return model._base_manager.filter(led)


def told(holding, person):
    """Everything of this kind as plain values: a list of rows, or what is told instead of them."""
    if holding.withheld:
        return []
    if holding.told:
        return {str(words): value for words, value in holding.told(person).items()}
    return plain(holding, rows_of(holding, person).order_by("pk"), person)


def counts(some, person):
    """How many rows there are of some holdings, by model, in one question; no rows, no entry."""
    asked = []
    for number, holding in enumerate(some):
        kind = models.Value(number, models.IntegerField())
        rows = rows_of(holding, person).order_by().annotate(which=kind)
        asked.append(rows.values_list("which").annotate(n=models.Count("pk", distinct=True)))
    if not asked:
        return {}
    return {some[which].model: n for which, n in asked[0].union(*asked[1:], all=True)}


def latest(holding, person):
    """The last few rows as plain values."""
    return plain(holding, rows_of(holding, person).order_by("-pk")[:LATEST], person)


def plain(holding, rows, reader):
    """Rows as plain values, for ``reader`` to read."""
    rows = list(rows)
    fields = [field for field in holding.model._meta.concrete_fields if is_handed_out(holding, field)]
    seen = {field: _seen(field, rows, reader) for field in fields if field.is_relation}
    things = _things(holding.model, rows, reader)
    whole = set(about(holding, reader).filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
    return [
        {**_plain_row(row, fields, seen, is_whole=row.pk in whole), **things.get(row.pk, {})} for row in rows
    ]


def is_handed_out(holding, field):
    is_left_out = field.name in SECRETS or field.name in holding.leave_out
    return not is_left_out and not isinstance(field, models.BinaryField)


def _plain_row(row, fields, seen, *, is_whole):
    """A row in full; of one in which the reader only did something, when and to what."""
    values = {}
    for field in fields:
        if field.is_relation:
            name = seen[field].get(getattr(row, field.attname))
            if name:
                values[field.name] = name
        elif is_whole or isinstance(field, models.DateField):
            values[field.name] = _value(getattr(row, field.attname))
    return values


def _seen(field, rows, reader):
    """By key, the names of what the rows lead to, as far as ``reader`` may see it."""
    return _names(field.related_model, {getattr(row, field.attname) for row in rows} - {None}, reader)


def _names(model, keys, reader):
    if not keys or model is ContentType:
        return {}
    if hasattr(model._default_manager, "visible_to"):
        things = model._default_manager.visible_to(reader).filter(pk__in=keys)
    elif model in HOLDINGS or model in IMPERSONAL:
        return {}
    else:
        things = model._default_manager.filter(pk__in=keys)
    names = {thing.pk: str(thing) for thing in things}
    return names | {reader.pk: str(reader)} if model is get_user_model() else names


def _things(model, rows, reader):
    """By row, what it is about, where that may be a thing of any room."""
    if not hasattr(model, "about_type_id"):
        return {}
    keys = {}
    for row in rows:
        keys.setdefault(row.about_type_id, set()).add(row.about_id)
    kinds = {pk: ContentType.objects.get_for_id(pk).model_class() for pk in keys}
    names = {pk: _names(kind, keys[pk], reader) if kind else {} for pk, kind in kinds.items()}
    return {
        row.pk: {"about": names[row.about_type_id][row.about_id]}
        for row in rows
        if row.about_id in names[row.about_type_id]
    }


def _value(value):
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, FieldFile):
        return value.name
    if value is None or isinstance(value, str | int | float | bool | list | dict):
        return value
    return str(value)
