"""Planting the demo in an empty database: all or nothing, and marked as such."""

from datetime import timedelta

from django.db import connection, transaction
from django.utils import translation

from samenspel.demo.calendar import end_of
from samenspel.demo.chapters.choosing import choosing
from samenspel.demo.chapters.coming_together import gatherings
from samenspel.demo.chapters.contract import contract
from samenspel.demo.chapters.going_wrong import going_wrong
from samenspel.demo.chapters.hackathon import hackathons
from samenspel.demo.chapters.hearing import hearing
from samenspel.demo.chapters.inviting import invited
from samenspel.demo.chapters.mailing import mailing
from samenspel.demo.chapters.opinions import opinions
from samenspel.demo.chapters.promising import promising
from samenspel.demo.chapters.purpose import purposes
from samenspel.demo.chapters.results import results
from samenspel.demo.chapters.roadmap import roadmap
from samenspel.demo.chapters.talents import talents
from samenspel.demo.chapters.talking import talking
from samenspel.demo.crowd import add_crowd
from samenspel.demo.models import DemoMark
from samenspel.demo.reading import read
from samenspel.demo.telling import tell_story
from samenspel.mail.writing import quiet
from samenspel.networks.snapshots import take_house
from samenspel.notifications.notifying import without_the_worker
from samenspel.people.models import Person
from samenspel.search.indexing import at_the_end, reindex

# Longer ago than this everyone read what they heard of, and threw it away.
HEARD_WITHIN = timedelta(days=21)


class NotEmpty(Exception):
    """The database holds people whom the demo did not plant."""


def plant(*, language, anchor, seed, people=0, progress=None):
    """Tell the story and add a crowd up to ``people``; gives the mark. A second time changes nothing."""
    mark = DemoMark.objects.first()
    if mark:
        return mark
    if Person.objects.exists():
        raise NotEmpty
    heard = without_the_worker(since=end_of(anchor) - HEARD_WITHIN)
    with quiet(), heard, transaction.atomic(), at_the_end(), translation.override(language):
        story = read(language)
        world = tell_story(story, anchor=anchor, seed=seed, progress=progress)
        talents(world, language=language, anchor=anchor)
        promising(world, language=language, anchor=anchor)
        going_wrong(world, language=language, anchor=anchor)
        invited(world, anchor=anchor)
        talks = opinions(world, language=language, anchor=anchor, seed=seed)
        purposes(world, talks, language=language, anchor=anchor)
        contract(world, language=language, anchor=anchor)
        choosing(world, language=language, anchor=anchor)
        roadmap(world, language=language, anchor=anchor)
        results(world, language=language, anchor=anchor)
        talking(world, language=language, anchor=anchor)
        gatherings(world, language=language, anchor=anchor)
        hackathons(world, language=language, anchor=anchor)
        hearing(world, anchor=anchor)
        mailing(world, story, anchor=anchor)
        if people > len(world.people):
            add_crowd(world, until=people, anchor=anchor, seed=seed, progress=progress)
            reindex(["community", "organisation", "person"])
        else:
            # Measuring a crowd takes minutes; ``samenspel snapshot`` does that when it is wanted.
            take_house(at=end_of(anchor))
        mark = DemoMark.objects.create(
            language=language,
            anchor=anchor,
            seed=seed,
            people=Person.objects.count(),
            cast=[[each["part"], world.people[each["who"]].handle] for each in story.cast],
        )
    with connection.cursor() as cursor:
        # The database has seen nothing but writing; without statistics it would guess how to read.
        cursor.execute("ANALYZE")
    return mark
