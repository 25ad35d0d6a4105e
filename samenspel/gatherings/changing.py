"""Changing what is said of a gathering, and giving it another day, time or place."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.gatherings import access, registering
from samenspel.gatherings.models import Gathering, GatheringStep, Series
from samenspel.gatherings.sight import ask_again_when_narrower, sight_of
from samenspel.gatherings.signals import gathering_moved
from samenspel.gatherings.stepping import (
    ask_to_host,
    check,
    held,
    say_changed,
    slug_of,
    step_to,
    tell_who_comes,
    those_after,
    write_step,
)
from samenspel.search.indexing import index

Step = GatheringStep.Step
WORDS = ("title", "about", "place", "link", "most", "visibility", "open_to", "minutes_for", "host")
WHEN = ("starts_at", "ends_at", "zone")
# Of these who comes hears: their calendar says otherwise.
KNOWN_BY_HEART = ("starts_at", "ends_at", "place", "link")


@transaction.atomic
def change(gathering, *, by, following=False, why="", at=None, **said):
    """Change what is said of it; with another day, time or place who comes hears so, with why.

    following   the words also of those that come after it in its series; each keeps its own day
    """
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_lead(by, gathering):
        raise PermissionDenied
    if gathering.is_asking:
        said = {name: value for name, value in said.items() if name not in WHEN}
    others = those_after(gathering) if following else []
    change_one(gathering, by=by, why=why, at=at, **said)
    words = {name: value for name, value in said.items() if name in WORDS}
    for other in others:
        change_one(other, by=by, why=why, at=at, **words)
    if others and "title" in words:
        Series.objects.filter(pk=gathering.series_id).update(title=gathering.title)
    return gathering


def change_one(gathering, *, by, why, at, **said):
    """Change one gathering that is held, as part of an act that asked who may."""
    sight, host = sight_of(gathering), gathering.host_id
    before = {name: getattr(gathering, name) for name in KNOWN_BY_HEART}
    for name, value in said.items():
        if name in (*WORDS, *WHEN):
            setattr(gathering, name, value)
    check(gathering)
    gathering.slug = slug_of(gathering.title)
    is_moved = any(getattr(gathering, name) != was for name, was in before.items())
    gathering.sequence += is_moved
    gathering.save()
    if is_moved and not gathering.is_asking:
        was = {"was_at": before["starts_at"], "was_place": before["place"] or before["link"][:240]}
        step = write_step(gathering, Step.MOVED, by=by, at=at, why=why, **was)
        tell_who_comes("gatherings.moved", gathering, by=by, at=at)
        gathering_moved.send(sender=Gathering, gathering=gathering, step=step, by=by)
    if gathering.host_id != host:
        ask_to_host(gathering, by=by, at=at)
    registering.move_up(gathering, at=at)
    ask_again_when_narrower(sight, gathering)
    index("gathering", [gathering])
    say_changed(gathering)


def date_it(gathering, starts_at, ends_at, *, by, at):
    """Give a gathering its day, as part of finding one, which asked who may."""
    gathering.starts_at, gathering.ends_at = starts_at, ends_at
    step_to(gathering, Gathering.State.PLANNED)
    write_step(gathering, Step.DATED, by=by, at=at)
    index("gathering", [gathering])
    say_changed(gathering)
