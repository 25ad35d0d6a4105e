"""What can be reported of this room: proposals, and what people say about them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import looked_after, reportable
from samenspel.decisions.models import Answer, Proposal, Reaction

OF_ROUND = "round__proposal__community"


def _answers(person):
    """Stewards not in proposals they made or decide: nobody hides the objection that is in their way."""
    rows = looked_after(Answer, OF_ROUND, "person")(person)
    if person.is_administrator:
        return rows
    deciding = Proposal.objects.filter(Q(by=person) | Q(deciders__person=person))
    return rows.exclude(round__proposal__in=deciding)


reportable(
    Proposal,
    name="proposal",
    label=_("proposal"),
    shown=lambda proposal: [(_("what is proposed"), proposal.now.what), (_("why"), proposal.now.why)],
)
reportable(
    Reaction,
    name="decision_reaction",
    label=_("question or reaction"),
    path=OF_ROUND,
    shown=lambda reaction: [("", reaction.text)],
)
reportable(
    Answer,
    name="decision_answer",
    label=_("words with an answer"),
    moderated_by=_answers,
    path=OF_ROUND,
    own="person",
    shown=lambda answer: [(answer.get_stance_display(), answer.words)],
)
