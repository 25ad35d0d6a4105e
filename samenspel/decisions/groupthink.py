"""Facts about how a community decides, for its stewards only: a checklist to talk about, never a verdict.

Three of the six signs known from research can be read here; opinions, ties between organisations and how safe
it feels to disagree come from other rooms.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from samenspel.decisions.models import Answer, Outcome, Proposal, Stance

LAST = 5
FEWEST_ALTERNATIVES = 2
QUICK = timedelta(hours=24)


@dataclass(frozen=True)
class Signs:
    """``quiet``: none of the last five had any dissent; ``narrow`` and ``quick``: those it holds for."""

    outcomes: list
    quiet: bool
    narrow: list
    quick: list

    @property
    def any(self):
        return self.quiet or bool(self.narrow) or bool(self.quick)


def signs_of(communities, viewer):
    """Per community what can be read from its last five decisions that ``viewer`` may see; from five on."""
    by_pk = {community.pk: community for community in communities}
    seen = Proposal.objects.visible_to(viewer).filter(community__in=by_pk)
    decided = Outcome.objects.filter(round__proposal__in=seen, ending=Outcome.Ending.DECIDED)
    last = {}
    for community, pk in decided.order_by("-at", "-pk").values_list("round__proposal__community", "pk"):
        if len(last.setdefault(community, [])) < LAST:
            last[community].append(pk)
    enough = {community: pks for community, pks in last.items() if len(pks) == LAST}
    rows = (
        decided.filter(pk__in=chain.from_iterable(enough.values()))
        .select_related("round__proposal")
        .in_bulk()
    )
    spoken = _with_dissent(rows.values())
    return [
        (by_pk[community], _signs([rows[pk] for pk in pks], spoken))
        for community, pks in sorted(enough.items())
    ]


def _signs(outcomes, spoken):
    return Signs(
        outcomes=outcomes,
        quiet=not any(each.round.proposal_id in spoken for each in outcomes),
        narrow=[each for each in outcomes if _is_narrow(each.round)],
        quick=[each for each in outcomes if each.at - each.round.opened_at < QUICK],
    )


def _is_narrow(round):
    """A poll has its options; a proposal what could be done instead."""
    return not round.method and len(round.alternatives) < FEWEST_ALTERNATIVES


def _with_dissent(outcomes):
    """Proposals in which anybody objected or was concerned in any round, also when it was resolved."""
    kept = {each.round.proposal_id for each in outcomes if each.dissent}
    proposals = [each.round.proposal_id for each in outcomes]
    said = Answer.objects.filter(round__proposal__in=proposals, stance__in=[Stance.OBJECTION, Stance.CONCERN])
    return kept | set(said.values_list("round__proposal", flat=True))
