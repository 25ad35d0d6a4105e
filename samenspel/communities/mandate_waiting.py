"""What waits for someone because they speak for an organisation, or hold a mandate that ends."""

from django.db.models import F, Q
from django.utils import timezone

from samenspel.communities import mandate_access
from samenspel.communities.mandate_showing import cards_of
from samenspel.communities.models import MandateCard
from samenspel.organisations.models import Affiliation, Organisation, PartnershipProposal
from samenspel.privacy.questions import question

MOST = 10


def for_person(person, *, on=None):
    """Mandates and partnerships that wait for my yes, people I can confirm, my mandates that end soon."""
    on = on or timezone.localdate()
    mine = _administered(person)
    return {**(_of_speaker(person, mine) if mine else {}), "mandates_ending": _ending(person, on)}


@question
def _administered(person):
    return person.administers.current().values_list("organisation", flat=True)


@question
def _held(person):
    of_theirs = MandateCard.objects.filter(person=person).values("pk")
    with_a_role = MandateCard.objects.filter(role__grants__person=person).values("pk")
    return of_theirs.union(with_a_role)[:1]


def _of_speaker(person, mine):
    unanswered = Q(terms__confirmation=None, terms__refusal=None)
    own_yes = Q(role__grants__person=F("terms__confirmation__by"))
    cards = MandateCard.objects.visible_to(person).not_withdrawn().filter(organisation__in=mine)
    cards = cards.filter(unanswered | own_yes)
    asked = PartnershipProposal.objects.open().filter(to__in=mine).exclude(by=person)
    stated = Affiliation.objects.current().stated().filter(organisation__in=mine).exclude(person=person)
    return {
        "mandates": [
            card
            for card in cards.distinct().with_terms().order_by("pk")[: MOST * 2]
            if mandate_access.can_answer(person, card)
        ][:MOST],
        "partnerships": list(asked.select_related("proposer", "to").order_by("at")[:MOST]),
        "stated": list(Organisation.objects.filter(pk__in=stated.values("organisation")).by_name()[:MOST]),
    }


def _ending(person, on):
    """One query for the many who hold nothing."""
    if not _held(person):
        return []
    return [
        (card, terms)
        for card, terms in cards_of(person, person, on=on)
        if terms.ends_soon(on) and card.waiting is None
    ]
