"""What this room tells: proposals that were opened, asked again, and what came of them; decisions can be
followed."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import Proposal
from samenspel.feed.sockets import name_kind, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.ui.rendering import as_html

name_kind("decisions", _("Decisions"))
for verb in ("opened", "asked_again", "decided", "not_decided", "withdrawn"):
    register(
        f"decisions.proposal_{verb}",
        Proposal,
        visible_to=Proposal.objects.visible_to,
        related=("community",),
    )


def _decision(proposal):
    outcome = proposal.now.outcome
    said = as_html("\n\n".join(filter(None, [outcome.text, outcome.why])))
    return Item(
        title=proposal.title,
        url=proposal.get_absolute_url(),
        at=proposal.moved_at,
        html=format_html("<p><strong>{}</strong></p>{}", outcome.get_ending_display(), said),
        by=(proposal.community.name,),
    )


syndicate(
    "decisions",
    title=_("Decisions"),
    title_in=_("Decisions of %(community)s"),
    things=lambda visitor: Proposal.objects.visible_to(visitor).closed().with_rounds(),
    order=("-moved_at", "-pk"),
    item=_decision,
    page=lambda: reverse("decisions:decisions"),
    page_in=lambda community: reverse("decisions:of_community", args=[community.slug]),
)
