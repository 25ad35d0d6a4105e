"""What waits for one person in all rooms: what others ask of them or said to them."""

from datetime import datetime, time
from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils import timezone
from django.utils.module_loading import module_has_submodule

from samenspel.communities import waiting

# So many lines are read at a glance, and at least so many of those that rooms ask; the rest folds open.
AT_A_GLANCE, LEAST = 6, 2


def what_waits(person):
    """What waits, the longest first, and whether the profile is still empty."""
    waits = waiting.for_person(person)
    found = [each for room in _rooms() for each in room.for_person(person)]
    found.sort(key=lambda each: _moment(each[2]))
    shown = max(LEAST, AT_A_GLANCE - sum(map(len, waits.values())))
    profile = not person.is_light and not (person.brings or person.wants or person.seeks)
    return {
        "waits": waits,
        "asked": found[:shown],
        "more": found[shown:],
        "profile": profile,
        "is_something": profile or bool(found) or any(waits.values()),
    }


@cache
def _rooms():
    """Rooms that say by themselves, in their ``waiting.py``, what waits in them for someone.

    What waits in communities is more than a line: there one answers on the spot.
    """
    return [
        import_module(f"{config.name}.waiting")
        for config in apps.get_app_configs()
        if config.name != "samenspel.communities" and module_has_submodule(config.module, "waiting")
    ]


def _moment(since):
    return since if isinstance(since, datetime) else timezone.make_aware(datetime.combine(since, time()))
