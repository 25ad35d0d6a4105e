"""What this room tells: proposals that were opened, asked again, and what came of them."""

from samenspel.decisions.models import Proposal
from samenspel.feed.sockets import register

for verb in ("opened", "asked_again", "decided", "not_decided", "withdrawn"):
    register(
        f"decisions.proposal_{verb}",
        Proposal,
        visible_to=Proposal.objects.visible_to,
        related=("community",),
    )
