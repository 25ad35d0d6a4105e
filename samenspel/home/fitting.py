"""What someone could do: calls and roles that look for people, each with one reason why it may fit.

Work is shown to a person; people are never put in an order.
"""

import re
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from samenspel.communities.models import Role
from samenspel.people.models import Skill
from samenspel.privacy.questions import question
from samenspel.work.models import Call, Offer

MOST = 4
# The newest that are looked at, of each.
LOOKED_AT = 40
# Shorter words of a profile say too little to go by.
SHORTEST_WORD = 5
WORD = re.compile(r"[^\W\d_]+")
# Words everyone uses, in both languages: that they stand in two places says nothing.
EVERYDAY = frozenset(
    WORD.findall(
        "about after again along another anyone before being between could every everyone great maybe "
        "never other others people person really should since someone something their there these things "
        "think those through together under using wants where which while whoever whose without would "
        "alles altijd andere anderen beetje daarna dingen doordat elkaar elke graag gewoon hebben helpen "
        "iedereen iemand kunnen liever maken mensen misschien moeten nieuwe nooit onder omdat samen steeds "
        "tegen terug tijdens tussen vaker verder vinden waarom waarvan wanneer weten willen worden zelfs "
        "zoals zonder zouden"
    )
)


@dataclass(frozen=True)
class Fit:
    """Something one could do; ``order``: what asks for my talent, then for my words, then my communities."""

    thing: Any
    reason: str
    order: int

    @property
    def title(self):
        return self.thing.title if isinstance(self.thing, Call) else self.thing.name

    @property
    def is_call(self):
        return isinstance(self.thing, Call)


def could_do(person, mine):
    """At most four; ``mine`` are the primary keys of the communities ``person`` is in."""
    talents, words = _talents(person), _words(person)
    found = [_fit(call, talents, words, mine) for call in _calls(person)]
    found += [_fit(role, talents, words, mine) for role in _roles(person)]
    return sorted(found, key=lambda fit: fit.order)[:MOST]


@question
def _calls(person):
    """Open calls one may offer for, without one's own and those one offered for already."""
    offered = Offer.objects.open().filter(person=person).exclude(call=None).values("call")
    calls = Call.objects.visible_to(person).open().open_to(person)
    calls = calls.filter(role=None).exclude(by=person).exclude(pk__in=offered)
    return calls.for_cards().order_by("-at", "-pk")[:LOOKED_AT]


@question
def _roles(person):
    """Open roles one may apply for and does not hold."""
    roles = Role.objects.visible_to(person).looking().open_to(person)
    held = person.role_grants.current().values("role")
    asked = person.role_applications.open().values("role")
    roles = roles.exclude(pk__in=held).exclude(pk__in=asked)
    return roles.select_related("community").newest_first()[:LOOKED_AT]


@question
def _skills(person):
    return Skill.objects.filter(person=person).exclude(wish=Skill.Wish.LESS).select_related("competence")


def _talents(person):
    """{competence: its words} of what one can and does not want less of."""
    return {skill.competence_id: str(skill.competence) for skill in _skills(person)}


def _words(person):
    """The words someone uses of what they bring, want and look for."""
    said = f"{person.brings} {person.wants} {person.seeks}".lower()
    return {word for word in WORD.findall(said) if len(word) >= SHORTEST_WORD} - EVERYDAY


def _fit(thing, talents, words, mine):
    asked = [row.competence_id for row in thing.competences.all()] if isinstance(thing, Call) else []
    talent = next((talents[pk] for pk in asked if pk in talents), None)
    if talent:
        return Fit(thing, _("It asks for “%s”, which is on your profile.") % talent, 0)
    title = thing.title if isinstance(thing, Call) else f"{thing.name} {thing.purpose}"
    word = next((word for word in WORD.findall(title.lower()) if word in words), None)
    if word:
        return Fit(thing, _("You wrote “%s” on your profile.") % word, 1)
    if thing.community_id in mine:
        return Fit(thing, _("You take part in this community."), 2)
    return Fit(thing, _("It is open to you, also from outside."), 3)
