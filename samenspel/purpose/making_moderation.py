"""What can be reported of the way to a purpose: ideas, drafts, amendments and reactions."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import reportable
from samenspel.purpose.models import Amendment, Draft, Idea, Reaction

reportable(
    Idea,
    name="purpose-idea",
    label=_("idea"),
    path="round__community",
    shown=lambda idea: [("", idea.text), (_("link"), idea.link)],
)
reportable(
    Draft,
    name="purpose-draft",
    label=_("draft"),
    path="round__community",
    shown=lambda draft: [
        ("", draft.title),
        (_("why it says what it says"), draft.rationale),
        *(("", sentence.text) for sentence in draft.sentences.standing().in_order()),
    ],
)
reportable(
    Amendment,
    name="purpose-amendment",
    label=_("proposal about a sentence"),
    path="draft__round__community",
    shown=lambda amendment: [("", amendment.text), (_("why"), amendment.why)],
)
reportable(
    Reaction,
    name="purpose-reaction",
    label=_("reaction to a draft"),
    path="draft__round__community",
    own="person",
    shown=lambda reaction: [(reaction.get_kind_display(), reaction.argument)],
)
