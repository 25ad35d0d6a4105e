"""Who can say yes at a table: per organisation who may decide what, who is missing, and what can be decided.

Everything is as the viewer may see it: communities, organisations, people and cards.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import MandateCard, Membership
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.models import Person
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import has_introduced


@dataclass
class Say:
    """One card on a day. ``hidden``: that someone holds it who shows no profile to the viewer."""

    card: Any
    terms: Any
    holders: list = field(default_factory=list)
    hidden: bool = False

    @property
    def is_confirmed(self):
        return self.terms.is_confirmed

    @property
    def is_yes(self):
        """Whether this is a yes that counts: confirmed, and at least deciding together."""
        return self.is_confirmed and self.terms.can_say_yes

    @property
    def has_change_waiting(self):
        return self.is_confirmed and self.card.waiting is not None


@dataclass
class Seat:
    """An organisation with what its people may say at the table.

    is_known   whether it said that someone here is of it; as long as it has not, nobody waits for its yes
    """

    organisation: Organisation
    says: list[Say] = field(default_factory=list)
    is_known: bool = True

    @property
    def is_missing(self):
        """Whether it sits here and nobody of it can say yes yet."""
        return self.is_known and not any(say.is_yes for say in self.says)


@dataclass(frozen=True)
class Subject:
    """A subject, with the organisations that can say yes to it here and those that cannot."""

    name: str
    ready: tuple
    missing: tuple

    @property
    def is_ready(self):
        return not self.missing


def may_look(community, viewer):
    """Who may see the community, and signed in; everyone where the community chose so."""
    return is_shown_to(viewer, community) and access.can_see(viewer, community)


def is_shown_to(viewer, community):
    """Of who may see the community: whoever is signed in; everyone where the community chose so."""
    return has_introduced(viewer) or hasattr(community, "mandates_opened")


def who_can_say_yes(community, viewer, *, on=None, subjects=None):
    """The organisations at the table by name, each a ``Seat`` with its cards that hold on a day.

    on         the day; today unless told
    subjects   only cards about these, however they are spelled in capitals; all unless told
    """
    return seats_of(community, viewer, on=on, subjects=subjects) if may_look(community, viewer) else []


def seats_of(community, viewer, *, on=None, subjects=None):
    """The same for whom it is known that they may look."""
    on = on or timezone.localdate()
    wanted = None if subjects is None else {subject.casefold() for subject in subjects}
    seats = {organisation.pk: Seat(organisation) for organisation in _at_the_table(viewer, community.pk)}
    for say in _says(community, viewer, on):
        if wanted is None or say.terms.subject.casefold() in wanted:
            said = Seat(say.card.organisation, is_known=False)
            seats.setdefault(say.card.organisation_id, said).says.append(say)
    for seat in seats.values():
        seat.is_known = seat.is_known or any(say.is_confirmed for say in seat.says)
        seat.says.sort(key=lambda say: (not say.is_confirmed, say.terms.subject.casefold(), say.card.pk))
    return sorted(seats.values(), key=lambda seat: (seat.organisation.sort_name, seat.organisation.pk))


def readiness(seats):
    """Per subject that someone may decide on: which organisations can say yes, and which cannot yet."""
    names, ready = {}, {}
    for seat in seats:
        for say in seat.says:
            key = say.terms.subject.casefold()
            names.setdefault(key, say.terms.subject)
            if say.is_yes:
                ready.setdefault(key, set()).add(seat.organisation.pk)
    return [
        Subject(
            name=names[key],
            ready=tuple(seat.organisation for seat in seats if seat.organisation.pk in ready.get(key, ())),
            missing=tuple(
                seat.organisation
                for seat in seats
                if seat.is_known and seat.organisation.pk not in ready.get(key, ())
            ),
        )
        for key in sorted(names)
    ]


@question
def _at_the_table(viewer, community):
    return at_the_table(community, viewer)


@question
def _cards(viewer, community):
    cards = MandateCard.objects.visible_to(viewer).filter(community=community)
    return cards.not_withdrawn().with_terms()


def at_the_table(community, viewer):
    """Organisations that confirmed that someone who takes part, and shows it to the viewer, is of them."""
    return _of_who_is_here(community, viewer, Affiliation.objects.confirmed())


def at_the_table_by_own_word(community, viewer):
    """The same with those of whom people only say themselves that they belong there."""
    return _of_who_is_here(community, viewer, Affiliation.objects.not_refused())


def _of_who_is_here(community, viewer, affiliations):
    here = _members(community).filter(person__in=Person.objects.visible_to(viewer)).values("person")
    there = affiliations.current().filter(person__in=here).values("organisation")
    return Organisation.objects.visible_to(viewer).confirmed().filter(pk__in=there).by_name()


def _members(community):
    return Membership.objects.current().members().filter(community=community)


def _says(community, viewer, on):
    """Cards with terms that hold or wait on the day, whose holder still takes part here."""
    cards = _cards(viewer, community.pk)
    if not cards:
        return
    held = {card.pk: card.holder_ids(on=on) for card in cards}
    everyone = set().union(*held.values())
    here = set(_members(community).filter(person__in=everyone).values_list("person", flat=True))
    seen = Person.objects.visible_to(viewer).filter(Q(pk__in=here)).in_bulk()
    for card in cards:
        holders = sorted(held[card.pk] & here)
        terms = _terms_on(card, on)
        if holders and terms is not None:
            shown = [seen[pk] for pk in holders if pk in seen]
            yield Say(card, terms, shown, hidden=len(shown) < len(holders))


def _terms_on(card, on):
    """What counts on the day; or what waits for a yes when nothing counts."""
    if card.standing is not None and card.standing.holds_on(on):
        return card.standing
    waiting = card.waiting
    return waiting if waiting is not None and (waiting.until is None or waiting.until >= on) else None
