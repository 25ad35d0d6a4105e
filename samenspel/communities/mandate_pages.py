"""Where mandates show: on community pages, pages of people and of organisations, in the feed; and when two
organisations become one."""

from django.dispatch import receiver
from django.utils import timezone

from samenspel.communities import mandate_access, mandate_privacy, sockets
from samenspel.communities.mandate_showing import cards_of
from samenspel.communities.mandate_table import is_shown_to, seats_of
from samenspel.communities.models import Community, MandateCard, Membership
from samenspel.feed.sockets import register
from samenspel.organisations.access import speaks_for
from samenspel.organisations.models import Affiliation
from samenspel.organisations.signals import organisations_merged
from samenspel.organisations.sockets import add_part
from samenspel.people.levels import counted
from samenspel.people.models import Person
from samenspel.people.sockets import add_panel

__all__ = ["mandate_privacy"]

FEWEST_AT_A_TABLE = 2


def _strip(community, viewer):
    """For everyone who may look once there is a card; before that, a first step for the members."""
    seats = seats_of(community, viewer) if is_shown_to(viewer, community) else []
    has_cards = any(seat.says for seat in seats)
    can_propose = bool(seats) and not has_cards and mandate_access.can_propose(viewer, community)
    if not has_cards and not (can_propose and len(seats) >= FEWEST_AT_A_TABLE):
        seats = []
    return {"community": community, "seats": seats, "has_cards": has_cards}


def _of_person(person, viewer):
    cards = cards_of(person, viewer)
    return {"cards": cards} if cards else None


def _communities_of(organisation, viewer):
    """Where people of this organisation show that they take part; how many, where that may be said."""
    people = Affiliation.objects.current().filter(organisation=organisation, person__is_active=True)
    here = Membership.objects.current().members().filter(person__in=people.values("person"))
    seen = here.filter(person__in=Person.objects.visible_to(viewer))
    shown = seen.values("community")
    communities = list(Community.objects.visible_to(viewer).alive().filter(pk__in=shown).by_name())
    people_in = counted(here, by="community")
    for community in communities:
        community.people_here = people_in[community.pk]
    return {"communities": communities} if communities else None


def _that_ask(organisation, viewer):
    """Cards that wait for a yes or end soon, for who speaks for the organisation."""
    if not speaks_for(viewer, organisation):
        return None
    today = timezone.localdate()
    cards = MandateCard.objects.not_withdrawn().filter(organisation=organisation).with_terms()
    cards = list(cards.order_by("pk"))
    waiting = [(card, card.waiting) for card in cards if card.waiting]
    ending = [
        (card, card.standing)
        for card in cards
        if card.standing and card.standing.ends_soon(today) and not card.waiting
    ]
    return {"waiting": waiting, "ending": ending} if waiting or ending else None


@receiver(organisations_merged, dispatch_uid="communities.mandates_move")
def mandates_move(sender, duplicate, into, **kwargs):
    """Mandates of an organisation that turned out to be another are of that one."""
    MandateCard.objects.filter(organisation=duplicate).update(organisation=into)


sockets.add_part(order=12, template="communities/_who_can_say_yes.html", context=_strip)
add_panel(order=15, template="communities/_mandates_of_person.html", context=_of_person)
add_part(order=10, template="communities/_mandates_of_organisation.html", context=_that_ask)
add_part(order=20, template="communities/_of_organisation.html", context=_communities_of)
register(
    "communities.mandate_confirmed",
    MandateCard,
    visible_to=MandateCard.objects.visible_to,
    related=("community", "organisation"),
)
