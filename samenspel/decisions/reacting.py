"""Questions and reactions, and what is said back."""

from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.decisions import access
from samenspel.decisions.models import Reaction
from samenspel.notifications.notifying import notify
from samenspel.ui.sending import once_only


def react(proposal, *, by, text, kind=Reaction.Kind.QUESTION, to=None, once=None, at=None):
    """Ask or react while it is open, or answer someone who did; the same ``once`` again changes nothing."""
    if not access.can_react(by, proposal):
        raise PermissionDenied
    if to is not None and (to.to_id is not None or to.round.proposal_id != proposal.pk):
        raise PermissionDenied

    def make():
        said = Reaction.objects.create(
            round=proposal.now, by=by, kind=kind, text=text, to=to, once=once, at=at or timezone.now()
        )
        hear, community = [proposal.by, to.by if to else None], proposal.community
        notify("decisions.reacted", to=hear, about=said, by=by, community=community, at=at)
        return said

    return once_only(make, Reaction, once=once, by=by)
