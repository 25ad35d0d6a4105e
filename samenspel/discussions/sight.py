"""For whom words were written: how openly a place stands, and whether others may read what was said there.

Who writes in a thread writes for who may see it at that moment. When the thread comes to stand more openly
later (it moves, or what it hangs on is opened), words written before stay for those they were written for,
until who wrote them says otherwise.
"""

from dataclasses import dataclass

from django.db.models import Q

from samenspel.communities.models import Membership
from samenspel.privacy.visibility import Visibility, has_introduced, is_signed_in

# From closed to open.
OPENNESS = [Visibility.PRIVATE, Visibility.MEMBERS, Visibility.SIGNED_IN, Visibility.PUBLIC]


@dataclass(frozen=True)
class Sight:
    """How openly something stands: a visibility, and the community whose members it names."""

    visibility: str
    community_id: int | None

    @property
    def openness(self):
        return OPENNESS.index(Visibility(self.visibility))

    @property
    def written(self):
        """What new words in a place of this sight carry."""
        return {"written_for": self.visibility, "written_in_id": self.community_id}

    def is_wider_than(self, other):
        """Whether somebody may see this who may not see ``other``."""
        if self.openness != other.openness:
            return self.openness > other.openness
        is_of_members = self.visibility in {Visibility.MEMBERS, Visibility.PRIVATE}
        return is_of_members and self.community_id != other.community_id


def stricter(one, other):
    """The more closed of two visibilities."""
    return min(Visibility(one), Visibility(other), key=OPENNESS.index)


def within(sight):
    """Q of words that everyone who sees a place of this ``sight`` may read: written for as many, or more."""
    wider = [level for level in OPENNESS if OPENNESS.index(level) > sight.openness]
    same = Q(written_for=sight.visibility)
    if sight.visibility in {Visibility.MEMBERS, Visibility.PRIVATE}:
        same &= Q(written_in=sight.community_id)
    return Q(written_for__in=wider) | same


def read_in(sight, person):
    """Q of the words that ``person``, who may see a place of this ``sight``, may read there.

    Of what members see some others see the place too: who began it and left, or is named in a result. What
    members say to each other is not for them.
    """
    if sight.visibility == Visibility.MEMBERS:
        return Q(written_for__in=[Visibility.SIGNED_IN, Visibility.PUBLIC]) | meant_for(person)
    return within(sight) | meant_for(person)


def meant_for(person):
    """Q of words that were written for ``person`` too, wherever they stand now; their own among them."""
    if not is_signed_in(person):
        return Q(written_for=Visibility.PUBLIC)
    if person.is_administrator:
        # Not Q(): that is nothing beside an “or”.
        return Q(pk__isnull=False)
    levels = [Visibility.PUBLIC, Visibility.SIGNED_IN] if has_introduced(person) else [Visibility.PUBLIC]
    mine = Membership.objects.current().filter(person=person).values("community")
    return Q(written_for__in=levels) | Q(written_for=Visibility.MEMBERS, written_in__in=mine) | Q(by=person)


def readable(rows, viewer, *, sight_of):
    """The primary keys of those of ``rows``, words of one kind, that ``viewer`` may read.

    sight_of   row → how openly it stands now; the viewer may see that place, and nobody does beside those
               it is open to
    """
    apart = [row.pk for row in rows if sight_of(row).is_wider_than(Sight(row.written_for, row.written_in_id))]
    if not apart:
        return {row.pk for row in rows}
    kept = type(rows[0])._default_manager.filter(meant_for(viewer), pk__in=apart).values_list("pk", flat=True)
    return {row.pk for row in rows} - set(apart) | set(kept)
