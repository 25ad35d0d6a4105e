"""How the pages of this room let people in: by what they may see, or by the cookie of who has no account."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from samenspel.opinions import access
from samenspel.opinions.guests import hash_of, token_in
from samenspel.opinions.models import Conversation


def seen(request, pk):
    """The conversation, for who may see it and for who came in by its code without an account."""
    rows = Conversation.objects.select_related("community", "closing")
    conversation = rows.visible_to(request.user).filter(pk=pk).first()
    if conversation is None and not request.user.is_authenticated:
        conversation = _as_guest(request, rows, pk)
    if conversation is None:
        raise Http404
    return conversation


def _as_guest(request, rows, pk):
    to = Conversation.TakesPart.ANYONE
    conversation = rows.in_sight().filter(pk=pk, takes_part=to).first()
    token = token_in(request, conversation) if conversation else None
    there = token and conversation.participants.filter(token_hash=hash_of(token)).exists()
    return conversation if there else None


def who(request, conversation):
    """A Person, the token of a cookie, or None: as whom this browser votes here."""
    return request.user if request.user.is_authenticated else token_in(request, conversation)


def person_of(request):
    return request.user if request.user.is_authenticated else None


def looked_after(request, pk):
    """The conversation, for who looks after it."""
    conversation = seen(request, pk)
    if not access.can_look_after(request.user, conversation):
        raise PermissionDenied
    return conversation
