"""The things of this room."""

from samenspel.people.models.person import Person

__all__ = ["Person"]
