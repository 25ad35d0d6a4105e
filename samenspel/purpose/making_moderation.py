"""What can be reported of the way to a purpose: ideas, drafts, amendments and reactions."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.moderation import clauses_of
from samenspel.moderation.sockets import register
from samenspel.purpose.contract_moderation import has_work_for, looked_after, stewards_of
from samenspel.purpose.models import Amendment, Draft, Idea, Reaction

register(
    Idea,
    name="purpose-idea",
    label=_("idea"),
    visible_to=Idea.objects.visible_to,
    moderated_by=looked_after(Idea, "round__community", "by"),
    near=lambda idea: stewards_of(idea.round.community),
    has_work_for=has_work_for,
    made_by=lambda person: Idea.objects.filter(by=person),
    maker=lambda idea: idea.by,
    rules=lambda idea: clauses_of(idea.round.community),
    shown=lambda idea: [("", idea.text), (_("link"), idea.link)],
)
register(
    Draft,
    name="purpose-draft",
    label=_("draft"),
    visible_to=Draft.objects.visible_to,
    moderated_by=looked_after(Draft, "round__community", "by"),
    near=lambda draft: stewards_of(draft.community),
    has_work_for=has_work_for,
    made_by=lambda person: Draft.objects.filter(by=person),
    maker=lambda draft: draft.by,
    rules=lambda draft: clauses_of(draft.community),
    shown=lambda draft: [
        ("", draft.title),
        (_("why it says what it says"), draft.rationale),
        *(("", sentence.text) for sentence in draft.sentences.standing().in_order()),
    ],
)
register(
    Amendment,
    name="purpose-amendment",
    label=_("proposal about a sentence"),
    visible_to=Amendment.objects.visible_to,
    moderated_by=looked_after(Amendment, "draft__round__community", "by"),
    near=lambda amendment: stewards_of(amendment.draft.community),
    has_work_for=has_work_for,
    made_by=lambda person: Amendment.objects.filter(by=person),
    maker=lambda amendment: amendment.by,
    rules=lambda amendment: clauses_of(amendment.draft.community),
    shown=lambda amendment: [("", amendment.text), (_("why"), amendment.why)],
)
register(
    Reaction,
    name="purpose-reaction",
    label=_("reaction to a draft"),
    visible_to=Reaction.objects.visible_to,
    moderated_by=looked_after(Reaction, "draft__round__community", "person"),
    near=lambda reaction: stewards_of(reaction.draft.community),
    has_work_for=has_work_for,
    made_by=lambda person: Reaction.objects.filter(person=person),
    maker=lambda reaction: reaction.person,
    rules=lambda reaction: clauses_of(reaction.draft.community),
    shown=lambda reaction: [(reaction.get_kind_display(), reaction.argument)],
)
