"""What pages show of mandate cards, as far as the viewer may see it."""

from django.utils import timezone

from samenspel.communities import access, mandate_access
from samenspel.communities.models import MandateCard
from samenspel.organisations.access import speaks_for
from samenspel.people.models import Person
from samenspel.privacy.visibility import has_introduced


def as_seen(card, viewer):
    """One card with its history, its people as the viewer may see them, and what the viewer can do."""
    seen = _seen_people(card, viewer)
    history = sorted(card.terms.all(), key=lambda terms: -terms.number)
    for terms in history:
        terms.shown_by, terms.shown_backup = seen.get(terms.by_id), seen.get(terms.backup_id)
        terms.answer_by = seen.get(_answerer(terms))
    holders = card.holder_ids()
    today = timezone.localdate()
    return {
        "card": card,
        "community": card.community,
        "sees_community": access.can_see(viewer, card.community),
        "holders": [seen[pk] for pk in sorted(holders) if pk in seen],
        "has_hidden": any(pk not in seen for pk in holders),
        "history": history,
        "standing": next((terms for terms in history if terms == card.standing), None),
        "waiting": next((terms for terms in history if terms == card.waiting), None),
        "withdrawn_by": seen.get(card.withdrawal.by_id) if card.is_withdrawn else None,
        "can_answer": mandate_access.can_answer(viewer, card),
        "speaks_for": speaks_for(viewer, card.organisation),
        "can_change": mandate_access.can_change(viewer, card),
        "can_withdraw": mandate_access.can_withdraw(viewer, card),
        "has_speakers": card.organisation.administrators.current().exists(),
        "today": today,
        "ends_soon": card.standing is not None and card.standing.ends_soon(today),
        "is_past": card.standing is not None and not card.standing.holds_on(today),
    }


def past_cards(community, viewer, seats):
    """Cards that say nothing here today: withdrawn, ended, refused, or whose holder has left."""
    now = [say.card.pk for seat in seats for say in seat.says]
    cards = MandateCard.objects.visible_to(viewer).filter(community=community).exclude(pk__in=now)
    return list(cards.with_terms().order_by("-pk")[:50])


def cards_of(person, viewer, *, on=None):
    """Confirmed cards that ``person`` holds today, at tables the viewer may see."""
    on = on or timezone.localdate()
    return [
        (card, card.standing)
        for card in _held_by([person.pk], viewer)
        if card.standing is not None and card.standing.holds_on(on) and _is_here(card, person.pk)
    ]


def beside_names(community, people, viewer, *, on=None):
    """Per person (by id) the confirmed cards and terms they hold here today, for a line beside their name."""
    on = on or timezone.localdate()
    if not has_introduced(viewer) and not hasattr(community, "mandates_opened"):
        return {}
    found = {}
    for card in _held_by(people, viewer, community=community):
        if card.standing is not None and card.standing.holds_on(on):
            for holder in card.holder_ids(on=on) & set(people):
                found.setdefault(holder, []).append((card, card.standing))
    return found


def _held_by(people, viewer, **where):
    cards = MandateCard.objects.visible_to(viewer).not_withdrawn().filter(**where)
    held = cards.filter(person__in=people) | cards.filter(role__grants__person__in=people)
    return [card for card in held.distinct().with_terms().order_by("pk") if card.holder_ids() & set(people)]


def _is_here(card, person):
    return card.community.memberships.current().members().filter(person=person).exists()


def _answerer(terms):
    if terms.is_confirmed:
        return terms.confirmation.by_id
    return terms.refusal.by_id if hasattr(terms, "refusal") else None


def _seen_people(card, viewer):
    ids = set(card.holder_ids())
    for terms in card.terms.all():
        ids |= {terms.by_id, terms.backup_id, _answerer(terms)}
    if card.is_withdrawn:
        ids.add(card.withdrawal.by_id)
    return Person.objects.visible_to(viewer).in_bulk(ids - {None})
