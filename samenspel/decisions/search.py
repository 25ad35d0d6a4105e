"""What can be found of this room: proposals that were opened, by their words and what came of them."""

from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import Proposal
from samenspel.privacy.visibility import Visibility
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc
from samenspel.search.sockets import Said, Shown, findable
from samenspel.ui.rendering import as_words

ORDER = list(Visibility.values)


def proposals_said(proposals):
    pks = [proposal.pk for proposal in proposals]
    for proposal in Proposal.objects.filter(pk__in=pks).exclude(state="draft").with_rounds():
        round = proposal.now
        said = Said(proposal.pk, at=proposal.moved_at, place_id=proposal.community_id, by_id=proposal.by_id)
        level = max(proposal.visibility, proposal.community.visibility, key=ORDER.index)
        said.entitle(level, round.title)
        said.say(level, round.what, round.why, *round.alternatives)
        if round.has_outcome:
            said.say(level, round.outcome.text, round.outcome.why, round.outcome.follows)
        yield said


def matching(words, proposals):
    """Of ``proposals`` that may be seen already, those whose words match."""
    found = SearchDoc.objects.of("proposal").matching(asks(words))
    return proposals.filter(pk__in=found.values("thing_id"))


def _shown(proposals, viewer):
    for each in proposals:
        text = [each.now.what, each.now.outcome.text if each.now.has_outcome else "", each.now.why]
        yield Shown(each.title, each.get_absolute_url(), as_words("\n\n".join(filter(None, text))))


findable(
    Proposal,
    name="proposal",
    said=proposals_said,
    words=_("Decisions"),
    one=_("Proposal"),
    shown=_shown,
    rows=lambda: Proposal.objects.with_rounds(),
)
