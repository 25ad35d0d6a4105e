"""Whether someone wants to hear of a kind in a community: what they chose most exactly holds."""

from django.utils import timezone

from samenspel.notifications.models import Choice, Way
from samenspel.notifications.sockets import KINDS, NEVER

EVERY_KIND, EVERYWHERE = "", None


class Choices:
    """The choices of one person for one way."""

    def __init__(self, rows=()):
        self.said = {(row.kind, row.place_id): row.when for row in rows}

    def when(self, kind, place_id=EVERYWHERE):
        """``kind`` here, else all of this community, else ``kind`` everywhere, else as the house has it."""
        for key in ((kind, place_id), (EVERY_KIND, place_id), (kind, EVERYWHERE), (EVERY_KIND, EVERYWHERE)):
            if key in self.said:
                return self.said[key]
        return KINDS[kind].default

    def wants(self, kind, place_id=EVERYWHERE):
        return kind in KINDS and self.when(kind, place_id) != NEVER


def choices_of(person, way=Way.HERE):
    return Choices(Choice.objects.filter(person=person, way=way))


def choices_of_all(people, way=Way.HERE):
    """{primary key: Choices} of several people, in one question."""
    rows = {}
    for row in Choice.objects.filter(person__in=people, way=way):
        rows.setdefault(row.person_id, []).append(row)
    return {person.pk: Choices(rows.get(person.pk, ())) for person in people}


def choose(person, when, *, kind=EVERY_KIND, place_id=EVERYWHERE, way=Way.HERE, at=None):
    """Remember what ``person`` wants; ``when`` "" takes the choice back. Raises KeyError: no such kind."""
    if kind != EVERY_KIND:
        KINDS[kind]
    where = {"person": person, "kind": kind, "place_id": place_id, "way": way}
    if not when:
        Choice.objects.filter(**where).delete()
        return
    Choice.objects.update_or_create(**where, defaults={"when": when, "at": at or timezone.now()})
