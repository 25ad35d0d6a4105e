"""The units of an organisation as a tree: adding, renaming, moving, removing."""

from django.db import transaction

from samenspel.organisations.administering import refuse_unless_administrator
from samenspel.organisations.models import Affiliation, Unit

DEEPEST = 12
"""How deep a tree may be drawn; deeper than any organisation that people can explain."""


class Circle(Exception):
    """A unit cannot be part of itself, or of one of its own parts."""


def tree_of(organisation):
    """The units as nested ``(unit, parts)`` pairs, by name."""
    below = {}
    for unit in sorted(organisation.units.all(), key=lambda unit: unit.name.casefold()):
        below.setdefault(unit.parent_id, []).append(unit)

    def grown(parent):
        return [(unit, grown(unit.pk)) for unit in below.get(parent, ())]

    return grown(None)


def in_order(organisation):
    """The units in the order of the tree, each with how deep it lies: ``(unit, depth)``."""

    def walked(branches, depth):
        for unit, parts in branches:
            yield unit, depth
            yield from walked(parts, depth + 1)

    return list(walked(tree_of(organisation), 0))


@transaction.atomic
def add_unit(organisation, *, name, by, parent=None):
    """Add a unit; one of that name in that place is given as it is."""
    refuse_unless_administrator(by, organisation)
    _refuse_elsewhere(organisation, parent)
    return Unit.objects.get_or_create(organisation=organisation, parent=parent, name=name)[0]


@transaction.atomic
def rearrange(unit, *, by, name=None, parent=None):
    """Rename a unit and put it somewhere else, with all its parts. Raises Circle."""
    refuse_unless_administrator(by, unit.organisation)
    _refuse_elsewhere(unit.organisation, parent)
    standing = Unit.objects.select_for_update().get(pk=unit.pk)
    if parent is not None and standing.pk in _above(parent):
        raise Circle
    standing.name, standing.parent = name or standing.name, parent
    standing.save(update_fields=["name", "parent"])
    return standing


@transaction.atomic
def remove_unit(unit, *, by):
    """Remove a unit; its parts and its people go to the one above it."""
    refuse_unless_administrator(by, unit.organisation)
    move_into(unit, unit.parent)


def move_into(unit, parent):
    """Hand over the people and parts of ``unit`` to ``parent`` (None: the organisation), and remove it."""
    for part in unit.parts.all():
        place(part, unit.organisation, parent)
    Affiliation.objects.filter(unit=unit).update(unit=parent)
    unit.delete()


def place(unit, organisation, parent):
    """Put a unit with its parts under ``parent``; one of that name that stands there takes it in."""
    there = Unit.objects.filter(organisation=organisation, parent=parent, name=unit.name)
    same = there.exclude(pk=unit.pk).first()
    if same is None:
        Unit.objects.filter(pk=unit.pk).update(organisation=organisation, parent=parent)
        _carry_along(unit, organisation)
        return
    for part in list(unit.parts.all()):
        place(part, organisation, same)
    Affiliation.objects.filter(unit=unit).update(unit=same)
    Unit.objects.filter(pk=unit.pk).delete()


def _carry_along(unit, organisation):
    for part in unit.parts.all():
        Unit.objects.filter(pk=part.pk).update(organisation=organisation)
        _carry_along(part, organisation)


def _above(unit):
    """The ids of a unit and of all that hold it."""
    ids = set()
    while unit is not None and unit.pk not in ids:
        ids.add(unit.pk)
        unit = unit.parent
    return ids


def _refuse_elsewhere(organisation, parent):
    if parent is not None and parent.organisation_id != organisation.pk:
        raise Circle
