"""What can be found of this room: proposals that were opened, by their words and what came of them."""

from samenspel.decisions.models import Proposal
from samenspel.privacy.visibility import Visibility
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import Said, findable

ORDER = list(Visibility.values)


def proposals_said(proposals):
    pks = [proposal.pk for proposal in proposals]
    for proposal in Proposal.objects.filter(pk__in=pks).exclude(state="draft").with_rounds():
        round = proposal.now
        said = Said(proposal.pk)
        level = max(proposal.visibility, proposal.community.visibility, key=ORDER.index)
        said.say(level, round.title, round.what, round.why, *round.alternatives)
        if round.has_outcome:
            said.say(level, round.outcome.text, round.outcome.why, round.outcome.follows)
        yield said


def matching(words, proposals):
    """Of ``proposals`` that may be seen already, those whose words match."""
    found = SearchDoc.objects.of("proposal").matching(asks(words))
    return proposals.filter(pk__in=found.values("thing_id"))


findable(Proposal, name="proposal", said=proposals_said)
