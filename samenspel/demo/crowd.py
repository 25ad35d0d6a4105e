"""A crowd around the story, loaded in bulk, for measuring: as many people as asked, in the story's shapes.

Not for reading: names are drawn from the story's own and texts are plain. It goes past the acts on purpose,
because a hundred thousand people would take an hour to come in one by one.
"""

import random
from dataclasses import dataclass
from datetime import timedelta

from django.utils.text import slugify

from samenspel.communities.models import Community, Membership, Stewardship
from samenspel.demo.calendar import end_of
from samenspel.feed.telling import tell_many
from samenspel.organisations.affiliating import found
from samenspel.organisations.models import Affiliation
from samenspel.people.introducing import free_handle
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Contribution, Result

PEOPLE_PER_COMMUNITY = 25
PEOPLE_PER_ORGANISATION = 200
COMMUNITIES_EACH = (1, 1, 2, 2, 3, 4, 6)
DAYS = 720
BATCH = 2000


@dataclass(frozen=True)
class Shape:
    """How a kind of community works: results for each member, people in one result, reach, openness."""

    share: int
    results_each: float
    together: tuple[int, ...]
    across: float
    openness: str
    visibility: str


SHAPES = (
    Shape(5, 0.7, (2, 3, 4, 5, 6), 0.9, "open", "public"),
    Shape(2, 1.2, (4, 5, 6, 7), 0.05, "invite", "members"),
    Shape(3, 0.4, (1, 1, 1, 2), 0.5, "open", "public"),
    Shape(4, 0.5, (2, 3, 4), 0.5, "ask", "signed_in"),
)


def add_crowd(world, *, until, anchor, seed, progress=None):
    """Add people, organisations, communities and results until there are ``until`` people."""
    crowd = Crowd(random.Random(seed), end_of(anchor) - timedelta(days=1))  # noqa: S311
    people = crowd.people(until - len(world.people))
    homes = crowd.organisations(people)
    steps = [
        lambda: crowd.communities(people, homes, count=max(1, until // PEOPLE_PER_COMMUNITY)),
        crowd.memberships,
        crowd.results,
    ]
    for done, step in enumerate(steps, start=1):
        step()
        if progress:
            progress(done, len(steps))


class Crowd:
    def __init__(self, chance, now):
        self.chance = chance
        self.now = now
        self.members = {}
        self.shapes = {}

    def people(self, count):
        """People with names of the story, newly combined; without an address, nobody signs in as one."""
        names = list(Person.objects.order_by("pk").values_list("name", flat=True))
        firsts, lasts = zip(*(name.split(" ", 1) for name in names), strict=True)
        taken = set(Person.objects.values_list("handle", flat=True))
        levels = [*[Visibility.SIGNED_IN] * 6, *[Visibility.PUBLIC] * 3, Visibility.MEMBERS]
        places = list(Person.objects.exclude(place="").order_by("place").values_list("place", flat=True))
        people = []
        for _ in range(count):
            name = f"{self.chance.choice(firsts)} {self.chance.choice(lasts)}"
            person = Person(
                name=name,
                handle=free_handle(name, taken),
                place=self.chance.choice(places),
                visibility=self.chance.choice(levels),
                joined_at=self._moment(DAYS),
            )
            person.set_unusable_password()
            person.introduced_at = person.joined_at
            people.append(person)
        return Person.objects.bulk_create(people, batch_size=BATCH)

    def organisations(self, people):
        """Enough organisations for them, each person in one; gives the number of each person's."""
        count = max(1, len(people) // PEOPLE_PER_ORGANISATION)
        kinds = ("government", "housing", "care", "safety", "residents")
        there = [
            found(name=f"Organisatie {number + 1}", kind=kinds[number % len(kinds)])
            for number in range(count)
        ]
        homes = {person.pk: self.chance.randrange(count) for person in people}
        rows = [
            Affiliation(
                person_id=person.pk, organisation=there[homes[person.pk]], since=person.joined_at.date()
            )
            for person in people
        ]
        Affiliation.objects.bulk_create(rows, batch_size=BATCH)
        return homes

    def communities(self, people, homes, *, count):
        """Communities of the four shapes, and who is in which: closed ones stay within an organisation."""
        shapes = [shape for shape in SHAPES for _ in range(shape.share)]
        rows = []
        for number in range(count):
            shape = shapes[number % len(shapes)]
            rows.append(
                Community(
                    name=f"Gemeenschap {number + 1}",
                    slug=slugify(f"gemeenschap {number + 1}"),
                    purpose="Samen doen wat niemand alleen kan.",
                    stage=Community.Stage.ALIVE,
                    openness=shape.openness,
                    visibility=shape.visibility,
                    started_by=people[self.chance.randrange(len(people))],
                    started_at=self._moment(DAYS),
                )
            )
        rows = Community.objects.bulk_create(rows, batch_size=BATCH)
        self.shapes = {row: shapes[number % len(shapes)] for number, row in enumerate(rows)}
        self.members = {row: {row.started_by_id} for row in rows}
        of_home = {}
        for number, row in enumerate(rows):
            of_home.setdefault(number % (max(homes.values()) + 1), []).append(row)
        for person in people:
            for _ in range(self.chance.choice(COMMUNITIES_EACH)):
                near = of_home.get(homes[person.pk])
                row = self.chance.choice(rows)
                if near and self.chance.random() > self.shapes[row].across:
                    row = self.chance.choice(near)
                self.members[row].add(person.pk)

    def memberships(self):
        rows = []
        for community, members in self.members.items():
            for person in sorted(members):
                founder = person == community.started_by_id
                status = Membership.Status.CORE if founder else Membership.Status.MEMBER
                rows.append(
                    Membership(
                        community=community,
                        person_id=person,
                        status=status,
                        closeness=Membership.CLOSENESS[status],
                        since=self._after(community.started_at),
                    )
                )
        rows = Membership.objects.bulk_create(rows, batch_size=BATCH)
        Stewardship.objects.bulk_create(
            [
                Stewardship(
                    community=community,
                    person_id=community.started_by_id,
                    by_id=community.started_by_id,
                    since=community.started_at,
                )
                for community in self.members
            ],
            batch_size=BATCH,
        )
        tell_many("communities.member_joined", ((row, row.person_id, row.since) for row in rows))

    def results(self):
        """Results made by as many members together as the shape of the community says."""
        rows, brought = [], []
        for community, members in self.members.items():
            shape, members = self.shapes[community], sorted(members)
            for _ in range(round(len(members) * shape.results_each)):
                together = self.chance.sample(members, min(len(members), self.chance.choice(shape.together)))
                number = len(rows) + 1
                rows.append(
                    Result(
                        community=community,
                        title=f"Resultaat {number}",
                        slug=f"resultaat-{number}",
                        story="Gedaan, samen, en nu weer verder.",
                        visibility=shape.visibility,
                        published_by_id=together[0],
                        published_at=self._after(community.started_at),
                    )
                )
                brought.append(together)
        rows = Result.objects.bulk_create(rows, batch_size=BATCH)
        Contribution.objects.bulk_create(
            [
                Contribution(
                    result_id=row.pk,
                    person_id=person,
                    brought="hielp mee",
                    proposed_at=row.published_at,
                    confirmed_at=row.published_at,
                )
                for row, together in zip(rows, brought, strict=True)
                for person in together
            ],
            batch_size=BATCH,
        )
        tell_many("work.result_published", ((row, row.published_by_id, row.published_at) for row in rows))

    def _moment(self, days):
        return self.now - timedelta(minutes=self.chance.randrange(1, days * 24 * 60))

    def _after(self, moment):
        span = max(1, int((self.now - moment).total_seconds() // 60))
        return moment + timedelta(minutes=self.chance.randrange(span))
