"""Two snapshots, or two ways of grouping, side by side give nobody away."""

from datetime import timedelta

from samenspel.communities.models import Membership
from samenspel.networks.freezing import thaw
from samenspel.networks.models import Snapshot
from samenspel.networks.offering import people_of
from samenspel.networks.snapshots import take_house
from samenspel.people.introducing import introduce
from samenspel.privacy import discretion
from samenspel.work.models import Contribution
from tests.cast import RECENTLY
from tests.networks.conftest import DAY, ring

QUARTER = timedelta(days=91)


def growing(small, *, by, quarters=5):
    """Ten people, and every quarter ``by`` more who each work with two of the first."""
    names = [small.add(f"p{number}", "a").name for number in range(10)]
    small.met(*ring(*names), at=DAY)
    for quarter in range(1, quarters):
        for number in range(by):
            new = small.add(f"q{quarter}-{number}".replace("-", "n"), "a").name
            small.met(f"{new}-p{number % 10}", f"{new}-p{(number + 3) % 10}", at=DAY + quarter * QUARTER)
    return small.take(at=DAY + (quarters + 1) * QUARTER)


def offered(small, counting="all"):
    found = small.dataset.snapshots.offered().filter(counting=counting, relation="")
    return list(found.newest_first())


def groups_shown(snapshot):
    """What is shown apart, and together, of every grouping of a snapshot: sets of people."""
    frozen = thaw(snapshot.ties)
    for name, grouping in frozen.groupings.items():
        held = set(snapshot.figures["held"][name])
        found = discretion.groups(dict(enumerate(grouping.sizes)), together=held)
        yield from (people_of(frozen, grouping, place) for place in found.shown)
        if found.together.shown:
            yield frozenset().union(*(people_of(frozen, grouping, place) for place in found.pooled))


def test_dates_that_differ_by_a_few_people_are_not_both_offered(small):
    growing(small, by=2)

    sizes = [snapshot.n for snapshot in offered(small)]

    assert sizes == [18, 12]


def test_dates_that_differ_by_five_or_more_are_all_offered(small):
    growing(small, by=5)

    assert [snapshot.n for snapshot in offered(small)] == [30, 25, 20, 15, 10]


def test_the_newest_goes_first(small):
    growing(small, by=1)

    assert offered(small)[0].on == small.newest().on


def test_dates_with_the_very_same_people_are_all_offered(small):
    names = [small.add(f"p{number}").name for number in range(8)]
    for quarter in range(4):
        small.met(*ring(*names), at=DAY + quarter * QUARTER)
    small.take(at=DAY + 5 * QUARTER)

    assert len(offered(small)) == 4


def test_fewer_than_five_people_are_never_offered(small):
    names = [small.add(f"p{number}").name for number in range(4)]
    small.met(*ring(*names))
    small.take()

    assert small.newest() is not None
    assert offered(small) == []


def test_no_two_sets_of_people_that_are_shown_differ_by_a_few(harbour):
    """Over all dates and all groupings of one series: nothing to subtract."""
    growing_sets = []
    for day in (30, 120, 210, 300):
        for number in range(3):
            name = harbour.add(f"n{day}n{number}", "ab"[number % 2], shift=["early", "late"][number % 2]).name
            harbour.met(f"{name}-a0", f"{name}-b{number}", at=DAY + timedelta(days=day))
    harbour.take(at=DAY + timedelta(days=400))
    for snapshot in offered(harbour):
        growing_sets += groups_shown(snapshot)

    assert len(offered(harbour)) > 1
    for one in growing_sets:
        for other in growing_sets:
            assert not 0 < len(one ^ other) < 5


def test_two_ways_of_grouping_that_are_nearly_the_same_are_not_both_shown(small):
    for number in range(16):
        small.add(f"p{number}", "a" if number < 8 else "b", floor="1" if number < 7 else "2")
    small.met(*ring(*[f"p{number}" for number in range(16)]))

    small.take()

    frozen, held = thaw(small.newest().ties), small.newest().figures["held"]
    assert held["organisation"] == []
    assert len(held["floor"]) == len(frozen.groupings["floor"].names)


def test_the_house_waits_with_a_new_snapshot_until_enough_people_changed(cast):
    def join(count):
        for number in range(count):
            person = introduce(name=f"Buur {count}-{number}")
            Membership.objects.create(community=cast.workshop, person=person, since=RECENTLY)
            Contribution.objects.create(result=cast.result, person=person, confirmed_at=RECENTLY)

    def newest_shown():
        return Snapshot.objects.of(None).offered().filter(relation="", counting="all").newest_first().first()

    join(6)
    take_house(at=RECENTLY)
    before = newest_shown()
    join(2)
    take_house(at=RECENTLY + timedelta(days=1))
    assert newest_shown() == before
    join(3)
    take_house(at=RECENTLY + timedelta(days=2))
    assert newest_shown().n == before.n + 5


def test_kinds_of_ties_and_ways_of_counting_share_one_shelf(small):
    names = [small.add(f"p{number}").name for number in range(17)]
    small.met(*ring(*names), kind="met", at=DAY)
    small.met(*ring(*names[:15]), kind="wrote", at=DAY)
    small.met(*ring(*names[:10]), kind="called", at=DAY)

    small.take(at=DAY + timedelta(days=30))

    found = small.dataset.snapshots.offered().filter(counting="all").order_by("relation")
    assert dict(found.values_list("relation", "n")) == {"": 17, "met": 17, "called": 10}


def test_what_is_active_by_all_but_a_few_is_not_shown_beside_everyone(small):
    names = [small.add(f"p{number}").name for number in range(17)]
    small.met(*ring(*names), at=DAY)
    small.met(*ring(*names[:16]), at=DAY + timedelta(days=300))

    small.take(at=DAY + timedelta(days=400))

    newest = small.newest().on
    found = small.dataset.snapshots.filter(on=newest).values_list("counting", "n", "is_offered")
    assert sorted(found) == [("active", 16, False), ("all", 17, True)]


def test_each_kind_of_tie_of_the_house_is_among_the_same_people(cast):
    for number in range(6):
        neighbour = introduce(name=f"Buur {number}")
        Contribution.objects.create(result=cast.result, person=neighbour, confirmed_at=RECENTLY)

    take_house(at=RECENTLY)

    newest = Snapshot.objects.of(None).filter(counting="all")
    assert newest.filter(relation="").exists()
    for relation, on in newest.values_list("relation", "on"):
        assert newest.get(relation=relation, on=on).n == newest.get(relation="", on=on).n
