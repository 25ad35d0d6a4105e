"""What this room tells: a round that began and went on, drafts, versions that were adopted and signed, and
rules in the way with what was done about them."""

from django.utils.translation import gettext_lazy as _

from samenspel.feed.sockets import name_kind, register
from samenspel.purpose.models import (
    Draft,
    PhaseChange,
    Round,
    RuleInTheWay,
    RuleOutcome,
    Version,
)


def _changes(person):
    return PhaseChange.objects.filter(round__in=Round.objects.visible_to(person))


name_kind("purpose", _("Purpose"))
register("purpose.round_begun", Round, visible_to=Round.objects.visible_to, related=("community",))
register(
    "purpose.phase_reached",
    PhaseChange,
    visible_to=_changes,
    related=("round__community",),
    community_of=lambda change: change.round.community_id,
)
register(
    "purpose.draft_begun",
    Draft,
    visible_to=Draft.objects.visible_to,
    related=("round__community",),
    community_of=lambda draft: draft.round.community_id,
)


def _outcomes(person):
    return RuleOutcome.objects.filter(rule__in=RuleInTheWay.objects.visible_to(person))


register("purpose.version_adopted", Version, visible_to=Version.objects.visible_to, related=("community",))
register(
    "purpose.rule_reported", RuleInTheWay, visible_to=RuleInTheWay.objects.visible_to, related=("community",)
)
register(
    "purpose.rule_settled",
    RuleOutcome,
    visible_to=_outcomes,
    related=("rule__community",),
    community_of=lambda outcome: outcome.rule.community_id,
)
