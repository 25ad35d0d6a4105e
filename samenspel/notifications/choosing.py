"""Whether someone wants to hear of a kind in a community, and when: what they chose most exactly holds."""

from django.db import transaction
from django.utils import timezone

from samenspel.notifications.models import Choice, Way
from samenspel.notifications.sockets import DAILY, KINDS, NEVER, WEEKLY

EVERY_KIND, EVERYWHERE = "", None
# Not a kind: the letters of the day and of the week as a whole.
DIGEST = "digest"
DIGESTS = {DAILY, WEEKLY}


class Choices:
    """The choices of one person for one way."""

    def __init__(self, rows=(), way=Way.HERE):
        self.way = way
        self.said = {(row.kind, row.place_id): row.when for row in rows}

    def when(self, kind, place_id=EVERYWHERE):
        """``kind`` here, else all of this community, else ``kind`` everywhere, else as the house has it."""
        kind = chosen_as(kind, self.way)
        for key in ((kind, place_id), (EVERY_KIND, place_id), (kind, EVERYWHERE), (EVERY_KIND, EVERYWHERE)):
            if key in self.said:
                return self.said[key]
        return KINDS[kind].default_for(self.way)

    def wants(self, kind, place_id=EVERYWHERE):
        return kind in KINDS and self.when(kind, place_id) != NEVER

    def wants_place(self, place_id):
        """Whether anything of this community may come in this way."""
        return self.said.get((EVERY_KIND, place_id), self.said.get((EVERY_KIND, EVERYWHERE))) != NEVER

    @property
    def digests(self):
        """Which letters of a day or week they get: that of the day, of the week, both or none."""
        if self.said.get((DIGEST, EVERYWHERE)) == NEVER:
            return set()
        places = {place for _kind, place in self.said} | {EVERYWHERE}
        return {self.when(kind, place) for kind in KINDS for place in places} & DIGESTS


def chosen_as(kind, way):
    """The kind whose choice holds for ``kind``: by mail that of the letters which say it."""
    return KINDS[kind].mailed_as if way == Way.MAIL else kind


def choices_of(person, way=Way.HERE):
    return Choices(Choice.objects.filter(person=person, way=way), way)


def every_way_of_all(people):
    """{primary key: {way: Choices}} of several people, in one question."""
    rows = {}
    for row in Choice.objects.filter(person__in=people):
        rows.setdefault((row.person_id, row.way), []).append(row)
    return {
        person.pk: {way: Choices(rows.get((person.pk, way), ()), way) for way in Way} for person in people
    }


def choose(person, when, *, kind=EVERY_KIND, place_id=EVERYWHERE, way=Way.HERE, at=None):
    """Remember what ``person`` wants; ``when`` "" takes the choice back. Raises KeyError: no such kind."""
    if kind not in {EVERY_KIND, DIGEST}:
        kind = chosen_as(KINDS[kind].name, way)
    where = {"person": person, "kind": kind, "place_id": place_id, "way": way}
    if not when:
        Choice.objects.filter(**where).delete()
        return
    Choice.objects.update_or_create(**where, defaults={"when": when, "at": at or timezone.now()})


@transaction.atomic
def stop_kind(person, kind, *, way=Way.MAIL, at=None):
    """Never again of this kind in this way, wherever it happens, whatever was chosen more exactly."""
    rows = Choice.objects.filter(person=person, way=way)
    if kind == DIGEST:
        choose(person, NEVER, kind=DIGEST, way=way, at=at)
        return
    kind = chosen_as(kind, way)
    places = (
        rows.filter(kind__in=[EVERY_KIND, kind]).exclude(place_id=None).values_list("place_id", flat=True)
    )
    for place in {EVERYWHERE, *places}:
        choose(person, NEVER, kind=kind, place_id=place, way=way, at=at)


@transaction.atomic
def stop_place(person, place_id, *, way=Way.MAIL, at=None):
    """Never again of this community in this way."""
    Choice.objects.filter(person=person, way=way, place_id=place_id).delete()
    choose(person, NEVER, place_id=place_id, way=way, at=at)


@transaction.atomic
def stop_all(person, *, way=Way.MAIL, at=None):
    """Never again anything in this way that can be refused."""
    Choice.objects.filter(person=person, way=way).delete()
    choose(person, NEVER, way=way, at=at)
    choose(person, NEVER, kind=DIGEST, way=way, at=at)
