"""Saying a word with a sign: thanks, I agree, and a few more."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.discussions import access, telling
from samenspel.discussions.models import Message, Reaction


@transaction.atomic
def react(message, sign, *, by, at=None):
    """Put a sign to a message; a second time changes nothing."""
    seen = Message.objects.in_thread(message.discussion, by).filter(pk=message.pk)
    if not access.can_react(by, message) or sign not in Reaction.Sign.values or not seen.exists():
        raise PermissionDenied
    reaction, is_new = Reaction.objects.get_or_create(
        message=message, person=by, sign=sign, defaults={"at": at or timezone.now()}
    )
    if is_new:
        telling.of_reaction(reaction)
    return reaction


@transaction.atomic
def take_away(message, sign, *, by):
    """Take one's own sign away; also when nothing new can be said any more."""
    if Reaction.objects.filter(message=message, person=by, sign=sign).delete()[0]:
        telling.of_changed(message)
