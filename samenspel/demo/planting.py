"""Planting the demo in an empty database: all or nothing, and marked as such."""

from django.db import connection, transaction

from samenspel.demo.crowd import add_crowd
from samenspel.demo.models import DemoMark
from samenspel.demo.reading import read
from samenspel.demo.telling import tell_story
from samenspel.people.models import Person


class NotEmpty(Exception):
    """The database holds people whom the demo did not plant."""


def is_planted():
    return DemoMark.objects.exists()


def plant(*, language, anchor, seed, people=0, progress=None):
    """Tell the story, and add a crowd until there are ``people``; a second planting changes nothing."""
    with transaction.atomic():
        if is_planted():
            return
        if Person.objects.exists():
            raise NotEmpty
        world = tell_story(read(language), anchor=anchor, seed=seed, progress=progress)
        if people > len(world.people):
            add_crowd(world, until=people, anchor=anchor, seed=seed, progress=progress)
        DemoMark.objects.create(language=language, anchor=anchor, seed=seed, people=Person.objects.count())
    with connection.cursor() as cursor:
        # The database has seen nothing but writing; without statistics it would guess how to read.
        cursor.execute("ANALYZE")
