"""Living the story: every chapter gives acts with their moment, and they are done in order of time.

Everything is done by the acts people themselves do, with ``by=`` and ``at=``; nothing is written past them.
"""

from dataclasses import dataclass, field

from samenspel.demo import chapters
from samenspel.demo.calendar import Calendar


@dataclass
class World:
    """Who and what exists so far, by the key the story uses."""

    organisations: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)
    communities: dict = field(default_factory=dict)


def tell_story(story, *, anchor, seed, progress=None):
    """Live ``story`` up to the day before ``anchor``; same seed and anchor, same world."""
    calendar, world = Calendar(anchor=anchor, seed=seed), World()
    acts = [
        *chapters.organisations(story, calendar, world),
        *chapters.people(story, calendar, world),
        *chapters.communities(story, calendar, world),
        *chapters.deciding(story, calendar, world),
    ]
    # The sort is stable: acts of one minute stay in the order of the story.
    acts.sort(key=lambda act: act[0])
    for done, (at, act) in enumerate(acts, start=1):
        act(at)
        if progress:
            progress(done, len(acts))
    return world
