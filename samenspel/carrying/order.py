"""In which order things of a community are put down: what is leaned on first."""

from functools import cache

from django.conf import settings

from samenspel.carrying.sockets import CARGO
from samenspel.files.models import File


def keys_of(cargo):
    """The fields of a cargo that point at something that can be in the same load."""
    return [field for field in fields_of(cargo) if field.remote_field and field.name not in cargo.words]


def fields_of(cargo):
    """The fields that go along: all of the table but its number, the community, and what is left."""
    own = cargo.path if cargo.path and "__" not in cargo.path else None
    return [
        field
        for field in cargo.model._meta.concrete_fields
        if not field.primary_key and field.name not in cargo.leave and field.name != own
    ]


def leads_to_person(field):
    return field.related_model._meta.label == settings.AUTH_USER_MODEL


def leads_to_file(field):
    return field.related_model is File


def goes_along(field):
    """Whether what a key points at can be in the same load."""
    return leads_to_person(field) or leads_to_file(field) or field.related_model in CARGO


@cache
def in_order():
    """All cargo; each after what its rows cannot do without. The community itself comes first."""
    waiting = sorted(CARGO.values(), key=lambda cargo: (bool(cargo.path), cargo.kind))
    placed = []
    while waiting:
        done = {cargo.model for cargo in placed}
        ready = [cargo for cargo in waiting if _leans_on(cargo) <= done]
        if not ready:
            raise ValueError(f"these lean on each other: {', '.join(cargo.kind for cargo in waiting)}")
        placed += ready
        waiting = [cargo for cargo in waiting if cargo not in ready]
    return placed


def _leans_on(cargo):
    needed = {field.related_model for field in keys_of(cargo) if not field.null}
    return {model for model in needed if model in CARGO} - {cargo.model}
