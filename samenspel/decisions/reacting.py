"""Questions and reactions, and what is said back."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.decisions import access
from samenspel.decisions.models import Reaction
from samenspel.notifications.notifying import notify


def react(proposal, *, by, text, kind=Reaction.Kind.QUESTION, to=None, once=None, at=None):
    """Ask or react while it is open, or answer someone who did; the same ``once`` again changes nothing."""
    if not access.can_react(by, proposal):
        raise PermissionDenied
    if to is not None and (to.to_id is not None or to.round.proposal_id != proposal.pk):
        raise PermissionDenied
    try:
        with transaction.atomic():
            said = Reaction.objects.create(
                round=proposal.now, by=by, kind=kind, text=text, to=to, once=once, at=at or timezone.now()
            )
            hear, community = [proposal.by, to.by if to else None], proposal.community
            notify("decisions.reacted", to=hear, about=said, by=by, community=community, at=at)
            return said
    except IntegrityError:
        before = Reaction.objects.filter(by=by, once=once).first() if once else None
        if before is None:
            raise
        return before
