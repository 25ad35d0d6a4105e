"""Becoming somebody who votes: with an account or by a cookie; and joining the two when they are one."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.opinions import access
from samenspel.opinions.guests import hash_of
from samenspel.opinions.models import Conversation, Participant, Vote

MOST_NUMBER = 2**31 - 1
TRIES = 5


def known(conversation, who):
    """The participant that ``who`` (a Person, a token, or None) is in this conversation, or None."""
    if who is None or not getattr(who, "is_authenticated", True):
        return None
    return conversation.participants.filter(**_named(who)).first()


def take_part(conversation, who, *, at=None, draw=None):
    """The participant that ``who`` (a Person, or the token of a cookie) is from now on; twice gives the same.

    draw   gives a number below its argument, by chance; a demo or test brings its own
    """
    named = _named(who)
    if not access.can_take_part(named.get("person"), conversation):
        raise PermissionDenied
    draw = draw or secrets.randbelow
    for is_last in [False] * TRIES + [True]:
        there = conversation.participants.filter(**named).first()
        if there:
            return there
        try:
            with transaction.atomic():
                # Nobody new comes in while it is being closed.
                Conversation.objects.select_for_update(no_key=True).get(pk=conversation.pk)
                return Participant.objects.create(
                    conversation=conversation,
                    number=1 + draw(MOST_NUMBER),
                    joined_at=at or timezone.now(),
                    **named,
                )
        except IntegrityError:
            # Someone has this number, or the same person came in by another tab at this moment.
            if is_last:
                raise


def _named(who):
    return {"token_hash": hash_of(who)} if isinstance(who, str) else {"person": who}


@transaction.atomic
def take_over(conversation_id, token, person):
    """What was voted by ``token`` is voted by ``person``; of two votes on a statement the newest counts."""
    guests = Participant.objects.select_for_update(of=("self",)).select_related("conversation__community")
    guest = guests.filter(conversation=conversation_id, token_hash=hash_of(token)).first()
    if guest is None or not access.can_take_part(person, guest.conversation):
        return
    guest.statements.update(by=person, guest=None)
    mine = Participant.objects.filter(conversation=conversation_id, person=person).first()
    if mine is None:
        guest.person, guest.token_hash = person, None
        guest.save(update_fields=["person", "token_hash"])
        return
    _merge(guest, mine)
    guest.delete()


def _merge(guest, mine):
    """Move the votes over; a row of the one who stays gives way to a newer one of the one who goes."""
    before = {vote.statement_id: vote for vote in mine.votes.all()}
    for vote in guest.votes.all():
        there = before.get(vote.statement_id)
        if there is None:
            Vote.objects.filter(pk=vote.pk).update(participant=mine, at=timezone.now())
        elif vote.said_at > there.said_at:
            said = {"value": vote.value, "said_at": vote.said_at, "at": timezone.now()}
            Vote.objects.filter(pk=there.pk).update(**said)


def may_vote_as(participant):
    """Whether whoever this participant is may vote now; an imported one votes no more."""
    conversation = participant.conversation
    if participant.person_id is None and participant.token_hash is None:
        return False
    return access.can_vote(participant.person, conversation)
