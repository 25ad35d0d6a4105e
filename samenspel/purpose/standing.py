"""How a version stands: how many signed it, how many had a part in it, how long ago it was made.

Counting only; what is shown passes ``privacy.discretion``. Each figure is explained in docs/purpose.md.
"""

from dataclasses import dataclass

from django.utils import timezone

from samenspel.people.levels import counted
from samenspel.privacy import discretion
from samenspel.privacy.discretion import Disclosed
from samenspel.purpose import signing


@dataclass(frozen=True)
class Standing:
    """``signed`` and ``members`` are numbers of people; ``endorsement`` and ``reach`` shares of members."""

    signed: Disclosed
    members: Disclosed
    endorsement: Disclosed
    reach: Disclosed
    days: int


def standing(version, *, at=None):
    """The figures of a version as everyone may know them: the same for every reader."""
    signed = counted(signing.in_force(version))
    members = counted(version.community.memberships.current().members())
    return Standing(
        signed=signed,
        members=members,
        endorsement=share_of(signed, members),
        reach=discretion.share(version.contributor_count, of=version.member_count),
        days=((at or timezone.now()) - version.adopted_at).days,
    )


def share_of(part, whole):
    """A share made of two numbers as they are shown, so that beside them it gives nobody away."""
    if not (part.shown and whole.shown):
        return part if not part.shown else whole
    return discretion.share(min(part.value, whole.value), of=whole.value)


def raw_endorsement(version):
    """(how many signatures count, of how many who contribute); not to be shown as it is."""
    members = version.community.memberships.current().members().count()
    return signing.in_force(version).count(), members
