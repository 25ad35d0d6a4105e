"""Letters about mandate cards: to who speaks for the organisation, and to the holder."""

from django.db import transaction
from django.utils import timezone

from samenspel.communities.letters import tell_by_mail
from samenspel.communities.models import MandateCard, MandateTerms, MandateWarning
from samenspel.communities.models.mandate import WARNED_BEFORE
from samenspel.people.models import Person


def ask_organisation(card, terms):
    """Tell who speaks for the organisation that a card waits for their yes, save who wrote it.

    Once a day of each who proposes: the letter leads to the page where everything stands that waits.
    """
    if _has_asked_today(card, terms):
        return
    for person in _speakers(card).exclude(pk=terms.by_id):
        _tell("mandate_asked", person, card, terms)


def _has_asked_today(card, terms):
    day = timezone.localdate(terms.at)
    same = MandateTerms.objects.filter(card__organisation=card.organisation, by=terms.by_id, at__date=day)
    return same.exclude(pk=terms.pk).exists()


def tell_holders(name, card, terms, *, apart_from=None, **said):
    for person in Person.objects.filter(pk__in=card.holder_ids(), is_active=True).exclude(
        pk=getattr(apart_from, "pk", None)
    ):
        _tell(name, person, card, terms, **said)


@transaction.atomic
def warn_of_ends(*, on=None):
    """Tell holder and organisation, once, that a card ends within a month; says of how many cards."""
    on = on or timezone.localdate()
    ending = MandateTerms.objects.filter(
        confirmation__isnull=False,
        warning=None,
        until__gte=on,
        until__lte=on + WARNED_BEFORE,
        card__withdrawal=None,
    )
    warned = 0
    for terms in ending.select_related("card"):
        card = MandateCard.objects.with_terms().get(pk=terms.card_id)
        if card.standing != terms:
            continue
        MandateWarning.objects.create(terms=terms)
        told = Person.objects.filter(pk__in=card.holder_ids(), is_active=True) | _speakers(card)
        for person in told.distinct():
            _tell("mandate_ending", person, card, terms)
        warned += 1
    return warned


def _speakers(card):
    rows = card.organisation.administrators.current().values("person")
    return Person.objects.filter(pk__in=rows, is_active=True)


def _tell(name, person, card, terms, **said):
    said |= {"card": card, "terms": terms, "kind": "communities.mandate", "about": terms}
    tell_by_mail(name, person, community=card.community, **said)
