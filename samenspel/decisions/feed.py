"""What this room tells: proposals that were opened, asked again, and what came of them."""

from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import Proposal
from samenspel.feed.sockets import name_kind, register

name_kind("decisions", _("Decisions"))
for verb in ("opened", "asked_again", "decided", "not_decided", "withdrawn"):
    register(
        f"decisions.proposal_{verb}",
        Proposal,
        visible_to=Proposal.objects.visible_to,
        related=("community",),
    )
