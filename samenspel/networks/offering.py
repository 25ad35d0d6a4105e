"""Which snapshots, and which groups in them, may be shown beside one another.

Figures about nearly the same people at two dates, or in two ways of grouping, tell by subtraction of the
few who make the difference. So a snapshot is offered only when its people are the same as, or at least five
others than, in every snapshot offered; and so is each group in it. The newest goes first.
"""

from samenspel.networks.grouping import CLUSTER, COMMUNITY, ORGANISATION
from samenspel.privacy import discretion

POOL = "rest"


class Shelf:
    """What of one series (network, relation, counting) is already shown."""

    def __init__(self):
        self.wholes = []
        self.groups = {}

    def offers(self, frozen):
        """Whether the whole may be shown beside what is here; then it is put here too, with its groups.

        returns   {grouping: places of groups that are held back}, or None when it may not be shown
        """
        everyone = people_of(frozen)
        if not discretion.may_stand_beside(everyone, self.wholes):
            return None
        self.wholes.append(everyone)
        held, beside = {}, []
        for name in in_order(frozen.groupings):
            held[name] = self._hold(frozen, frozen.groupings[name], beside)
        return held

    def takes(self, frozen, held):
        """Put a snapshot here that was offered before, with what was held back of it then."""
        self.wholes.append(people_of(frozen))
        for name, grouping in frozen.groupings.items():
            self._put(frozen, grouping, set(held.get(name, ())))

    def _hold(self, frozen, grouping, beside):
        sets = {place: people_of(frozen, grouping, place) for place in range(len(grouping.names))}
        held, near = set(), list(beside)
        for place in sorted(sets, key=lambda place: -len(sets[place])):
            if self._too_close(grouping, _key(grouping, place), sets[place], near):
                held.add(place)
            elif grouping.overlaps and discretion.count(len(sets[place])).shown:
                near.append(sets[place])
        while not grouping.overlaps:
            found = discretion.groups(dict(enumerate(grouping.sizes)), together=held)
            pool = frozenset().union(*(sets[place] for place in found.pooled))
            if not found.shown or not found.pooled or not self._too_close(grouping, POOL, pool, beside):
                break
            held.add(min(found.shown, key=lambda place: len(sets[place])))
        beside += self._put(frozen, grouping, held)
        return sorted(held)

    def _too_close(self, grouping, key, people, beside):
        if not discretion.count(len(people)).shown:
            return False  # it is not shown anyway
        before = self.groups.get((grouping.name, key), [])
        return any(discretion.too_close(people, other) for other in [*before, *beside])

    def _put(self, frozen, grouping, held):
        """Remember the groups that are shown, and the rest together; returns those sets."""
        found = discretion.groups(dict(enumerate(grouping.sizes)), together=held)
        if grouping.overlaps:
            shown = [place for place in range(len(grouping.names)) if place not in held]
        else:
            shown = found.shown
        put = {_key(grouping, place): people_of(frozen, grouping, place) for place in shown}
        put = {key: people for key, people in put.items() if discretion.count(len(people)).shown}
        if not grouping.overlaps and found.together.shown:
            put[POOL] = frozenset().union(*(people_of(frozen, grouping, place) for place in found.pooled))
        for key, people in put.items():
            self.groups.setdefault((grouping.name, key), []).append(people)
        return list(put.values())


def in_order(groupings):
    """Organisations and communities first, what a file said next, clusters last."""
    return sorted(groupings, key=lambda name: (name not in (ORGANISATION, COMMUNITY), name == CLUSTER, name))


def people_of(frozen, grouping=None, place=None):
    """A set of people as ids; someone who was erased is their position, which says nothing."""
    places = range(len(frozen.people)) if grouping is None else grouping.people_in(place).tolist()
    ids = frozen.people.tolist()
    return frozenset(ids[position] or ("erased", position) for position in places)


def _key(grouping, place):
    """What makes a group the same group on another date."""
    return (int(grouping.keys[place]), grouping.names[place]) if grouping.name != CLUSTER else place
