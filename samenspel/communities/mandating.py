"""Mandate cards: proposed by the holder or a steward, confirmed by the organisation, changed, withdrawn."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access, mandate_access
from samenspel.communities.mandate_letters import ask_organisation, tell_holders
from samenspel.communities.mandate_table import at_the_table, readiness, who_can_say_yes
from samenspel.communities.models import (
    MandateCard,
    MandateConfirmation,
    MandateRefusal,
    MandatesOpened,
    MandateTerms,
    MandateWithdrawal,
)
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.organisations.models import Organisation

__all__ = [
    "at_the_table",
    "change",
    "confirm",
    "propose",
    "readiness",
    "refuse",
    "show_to_everyone",
    "who_can_say_yes",
    "withdraw",
]


@transaction.atomic
def propose(community, *, by, organisation, person=None, role=None, at=None, **terms):
    """Say what someone may decide here for an organisation; it counts once the organisation confirms it.

    The same holder, organisation and subject again gives the card that is there.
    """
    if not mandate_access.can_propose_for(by, community, holder=person, role=role):
        raise PermissionDenied
    if person is not None and community.membership_of(person) is None:
        raise PermissionDenied
    if not Organisation.objects.visible_to(by).confirmed().filter(pk=organisation.pk).exists():
        raise PermissionDenied
    place = {"community": community, "organisation": organisation, "person": person, "role": role}
    for known in MandateCard.objects.not_withdrawn().filter(**place).prefetch_related("terms"):
        if known.latest.subject.casefold() == terms["subject"].casefold():
            return known
    card = MandateCard.objects.create(**place)
    ask_organisation(card, MandateTerms.objects.create(card=card, by=by, at=at or timezone.now(), **terms))
    return card


@transaction.atomic
def change(card, *, by, at=None, **terms):
    """Propose other terms; those confirmed before hold until the organisation says yes to these.

    Who may not choose who stands in leaves that as it is.
    """
    if not mandate_access.can_change(by, card):
        raise PermissionDenied
    MandateCard.objects.select_for_update().get(pk=card.pk)
    last = MandateTerms.objects.filter(card=card).order_by("-number").first()
    if not mandate_access.can_name_backup(by, card.community):
        terms["backup"] = last.backup
    if all(getattr(last, name) == value for name, value in terms.items()):
        return last
    new = MandateTerms.objects.create(
        card=card, number=last.number + 1, by=by, at=at or timezone.now(), **terms
    )
    ask_organisation(card, new)
    return new


@transaction.atomic
def confirm(card, terms, *, by, at=None):
    """Say yes for the organisation to the newest terms; None when they were answered or changed meanwhile."""
    card = _as_it_stands(card)
    if card.waiting is None or card.waiting.pk != terms.pk:
        return None
    if not mandate_access.can_answer(by, card):
        raise PermissionDenied
    at = at or timezone.now()
    _forget_own_yes(terms)
    confirmation = MandateConfirmation.objects.create(terms=card.waiting, by=by, at=at)
    tell("communities.mandate_confirmed", by=by, about=card, at=at)
    _audit("mandate_confirmed", card, by=by, at=at)
    tell_holders("mandate_confirmed", card, terms)
    return confirmation


@transaction.atomic
def refuse(card, terms, *, by, reason, at=None):
    """Say no for the organisation to the newest terms, with a reason; what was confirmed still holds."""
    card = _as_it_stands(card)
    if card.waiting is None or card.waiting.pk != terms.pk:
        return None
    if not mandate_access.can_answer(by, card):
        raise PermissionDenied
    _forget_own_yes(terms)
    refusal = MandateRefusal.objects.create(terms=card.waiting, by=by, reason=reason, at=at or timezone.now())
    _audit("mandate_refused", card, by=by, at=at)
    tell_holders("mandate_refused", card, terms, reason=reason)
    return refusal


@transaction.atomic
def withdraw(card, *, by, reason="", at=None):
    """End the card, by the organisation or the holder; what was decided with it stays as it is."""
    card = _as_it_stands(card)
    if card.is_withdrawn:
        return card.withdrawal
    if not mandate_access.can_withdraw(by, card):
        raise PermissionDenied
    withdrawal = MandateWithdrawal.objects.create(card=card, by=by, reason=reason, at=at or timezone.now())
    _audit("mandate_withdrawn", card, by=by, at=at)
    tell_holders("mandate_withdrawn", card, card.latest, apart_from=by, reason=reason)
    return withdrawal


@transaction.atomic
def show_to_everyone(community, shown, *, by, at=None):
    """Let visitors too see who can say yes here, or no longer; the same again changes nothing."""
    if not access.can_steward(by, community):
        raise PermissionDenied
    at = at or timezone.now()
    if shown:
        changed = MandatesOpened.objects.get_or_create(community=community, defaults={"by": by, "at": at})[1]
    else:
        changed = bool(MandatesOpened.objects.filter(community=community).delete()[0])
    if changed:
        record("communities.mandates_shown", by=by, about=community, at=at, everyone=bool(shown))


def _forget_own_yes(terms):
    """A yes of who came to hold the card makes way for another's answer; the audit log keeps it."""
    MandateConfirmation.objects.filter(terms=terms).delete()


def _as_it_stands(card):
    """The card with its rows read afresh, held until the act is done."""
    MandateCard.objects.select_for_update().get(pk=card.pk)
    return MandateCard.objects.with_terms().get(pk=card.pk)


def _audit(fact, card, *, by, at):
    record(
        f"communities.{fact}",
        by=by,
        about=card.community,
        person=card.person,
        at=at,
        organisation=card.organisation.name,
    )
