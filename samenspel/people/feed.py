"""Whose doings the feed tells, and whom of them someone does not want to read."""

from samenspel.feed.sockets import name_people
from samenspel.moderation.distance import muted_by
from samenspel.people.models import Person

name_people(Person, muted_by=muted_by)
