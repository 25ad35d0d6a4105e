"""Ending the vote, by hand or after its last day, and taking it up again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.opinions import access
from samenspel.opinions.models import Closing, Conversation, Participant
from samenspel.people.models import Person


class Forgotten(Exception):
    """Nobody knows any more who voted what, so who voted before could vote again."""


@transaction.atomic
def close(conversation, *, by, at=None):
    """End the vote; the map stays as it is from now on. A second time changes nothing."""
    if not access.can_look_after(by, conversation):
        raise PermissionDenied
    return _end(conversation, by=by, at=at or timezone.now())


def _end(conversation, *, by, at):
    _wait_for_votes(conversation)
    closing, is_new = Closing.objects.get_or_create(conversation=conversation, defaults={"by": by, "at": at})
    conversation.__dict__.pop("was_closed", None)
    if is_new:
        changed(f"conversation:{conversation.pk}")
        tell("opinions.conversation_closed", by=by, about=conversation, at=at)
        to, community = _who_voted(conversation), conversation.community
        notify("opinions.closed", to=to, about=closing, by=by, community=community, at=at)
        record("opinions.closed", by=by, about=conversation, at=at)
    return closing


def _who_voted(conversation):
    """As long as it is known; afterwards nobody hears of it."""
    voted = Participant.objects.filter(conversation=conversation, votes__isnull=False)
    return Person.objects.filter(pk__in=voted.values("person"), is_active=True)


def _wait_for_votes(conversation):
    """Whoever is voting now finishes first; who comes after this waits, and then finds it closed.

    Each vote holds only its own participant (see ``voting``), so that nobody who votes waits for another. It
    is the closing that waits, once: for all participants, while the conversation lets no new one in.
    """
    Conversation.objects.select_for_update().get(pk=conversation.pk)
    held = Participant.objects.select_for_update().filter(conversation=conversation).order_by("pk")
    list(held.values_list("pk", flat=True))


@transaction.atomic
def reopen(conversation, *, by, closes_on=None, at=None):
    """Take the vote up again, until another last day or none. Raises Forgotten."""
    held = Conversation.objects.select_for_update(of=("self",)).select_related("community")
    held = held.get(pk=conversation.pk)
    if not access.can_look_after(by, held):
        raise PermissionDenied
    if held.keys_forgotten_at:
        raise Forgotten
    Closing.objects.filter(conversation=held).delete()
    held.closes_on = conversation.closes_on = closes_on
    held.save(update_fields=["closes_on"])
    conversation.__dict__.pop("was_closed", None)
    record("opinions.reopened", by=by, about=conversation, at=at)


def close_those_past(*, at=None):
    """At night: whatever is past its last day gets its closing; gives how many."""
    at = at or timezone.now()
    past = Conversation.objects.filter(closing=None, closes_on__lt=timezone.localdate(at))
    for conversation in past:
        with transaction.atomic():
            _end(conversation, by=None, at=at)
    return len(past)
