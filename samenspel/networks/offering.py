"""Which snapshots, and which groups in them, may be shown beside one another.

Figures about nearly the same people at two dates, of two relations, counted or grouped in two ways, tell by
subtraction of the few who make the difference. So a network has one shelf with every set of people that
figures are shown of; a new set goes there only when it is there already, or at least five others than each.
Whoever knows all ties and those of a group also knows those of everyone else: so each group stands there
with its complement. What goes on the shelf first stays.
"""

from collections import defaultdict
from itertools import combinations

from samenspel.networks.grouping import CLUSTER, COMMUNITY, ORGANISATION
from samenspel.networks.subtracting import gives_away
from samenspel.privacy import discretion


class Sets:
    """Sets of people by size, as only those of nearly the same size can be nearly the same."""

    def __init__(self):
        self._by_size = defaultdict(set)

    def add(self, people):
        self._by_size[len(people)].add(people)

    def near(self, people):
        """Whether a set in here differs by a few people from this one."""
        few = discretion.threshold()
        sizes = range(len(people) - few + 1, len(people) + few)
        beside = (other for size in sizes for other in self._by_size.get(size, ()))
        return any(discretion.too_close(people, other) for other in beside)

    def add_with_rest(self, people, everyone):
        for each in (people, everyone - people):
            if each:
                self.add(each)

    def near_with_rest(self, people, everyone):
        return any(self.near(each) for each in (people, everyone - people) if each)


class Shelf:
    """What of one network is already shown, over all dates, relations and ways of counting."""

    def __init__(self):
        self.sets = Sets()

    def offers(self, frozen):
        """Whether the whole may be shown beside what is here; then it is put here too, with its groups.

        returns   {grouping: places of groups that are held back}, or None when it may not be shown
        """
        everyone = people_of(frozen)
        if not discretion.count(len(everyone)).shown or self.sets.near(everyone):
            return None
        self.sets.add(everyone)
        return {
            name: self._hold(frozen, frozen.groupings[name], everyone) for name in in_order(frozen.groupings)
        }

    def takes(self, frozen, held):
        """Put a snapshot here that was offered before, with what was held back of it then."""
        everyone = people_of(frozen)
        self.sets.add(everyone)
        for name, grouping in frozen.groupings.items():
            self._put(frozen, grouping, set(held.get(name, ())), everyone)

    def _hold(self, frozen, grouping, everyone):
        sets = {place: people_of(frozen, grouping, place) for place in range(len(grouping.names))}
        by_itself = [place for place in sets if discretion.count(len(sets[place])).shown]
        if not grouping.overlaps:
            by_itself = discretion.groups(dict(enumerate(grouping.sizes))).shown
        held, shown = set(), []
        for place in sorted(by_itself, key=lambda place: -len(sets[place])):
            near = self.sets.near_with_rest(sets[place], everyone)
            if near or (grouping.overlaps and gives_away(grouping.member[:, [*shown, place]])):
                held.add(place)
            elif grouping.overlaps:
                shown.append(place)
                self.sets.add_with_rest(sets[place], everyone)
        while not grouping.overlaps:
            found = discretion.groups(dict(enumerate(grouping.sizes)), together=held)
            pool = frozenset().union(*(sets[place] for place in found.pooled))
            if not found.shown or not found.pooled or not self.sets.near_with_rest(pool, everyone):
                break
            held.add(min(found.shown, key=lambda place: len(sets[place])))
        self._put(frozen, grouping, held, everyone)
        return sorted(held)

    def _put(self, frozen, grouping, held, everyone):
        """Remember the groups that are shown, and the rest together."""
        if grouping.overlaps:
            shown = [place for place in range(len(grouping.names)) if place not in held]
            put = [people_of(frozen, grouping, place) for place in shown]
        else:
            found = discretion.groups(dict(enumerate(grouping.sizes)), together=held)
            put = [people_of(frozen, grouping, place) for place in found.shown]
            put.append(frozenset().union(*(people_of(frozen, grouping, place) for place in found.pooled)))
        for people in put:
            if discretion.count(len(people)).shown:
                self.sets.add_with_rest(people, everyone)


def linked(grouping, held):
    """Between which overlapping groups ties may be shown: pairs of places, the lower first.

    Not where a few people are in both; and when the lines together would give a few people away, those of the
    smallest group go first. The same for every viewer, whichever groups they see.
    """
    sets = {place: frozenset(grouping.people_in(place).tolist()) for place in range(len(grouping.names))}
    shown = [place for place in sets if place not in held and discretion.count(len(sets[place])).shown]
    pairs = [(one, other) for one, other in combinations(shown, 2) if _may_link(sets[one], sets[other])]
    member = grouping.member[:, shown]
    for place in sorted(shown, key=lambda place: len(sets[place])):
        if not gives_away(member, [(shown.index(one), shown.index(other)) for one, other in pairs]):
            break
        pairs = [pair for pair in pairs if place not in pair]
    return pairs


def _may_link(one, other):
    """Whether those in both are nobody or many, and those in only one of the two are many."""
    apart = discretion.count(len(one - other)).shown and discretion.count(len(other - one)).shown
    return apart and not discretion.is_few(len(one & other))


def in_order(groupings):
    """Organisations and communities first, what a file said next, clusters last."""
    return sorted(groupings, key=lambda name: (name not in (ORGANISATION, COMMUNITY), name == CLUSTER, name))


def people_of(frozen, grouping=None, place=None):
    """A set of people as ids; someone who was erased is their position, which says nothing."""
    places = range(len(frozen.people)) if grouping is None else grouping.people_in(place).tolist()
    ids = frozen.people.tolist()
    return frozenset(ids[position] or ("erased", position) for position in places)
