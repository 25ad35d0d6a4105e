"""What can be reported of this room: proposals, and what people say about them."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.decisions.models import Answer, Proposal, Reaction
from samenspel.moderation.sockets import register


def _looked_after(model, made_by, way):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""

    def look(person):
        rows = model.objects.exclude(**{made_by: person})
        if person.is_administrator:
            return rows
        return rows.filter(**{f"{way}__in": Community.objects.stewarded_by(person)})

    return look


def _answers(person):
    """Stewards not in proposals they made or decide: nobody hides the objection that is in their way."""
    rows = _looked_after(Answer, "person", "round__proposal__community")(person)
    if person.is_administrator:
        return rows
    deciding = Proposal.objects.filter(Q(by=person) | Q(deciders__person=person))
    return rows.exclude(round__proposal__in=deciding)


def _stewards(community):
    return [each.person for each in community.stewardships.current().select_related("person")]


def _has_work(person):
    return person.is_administrator or Community.objects.stewarded_by(person).exists()


register(
    Proposal,
    name="proposal",
    label=_("proposal"),
    visible_to=Proposal.objects.visible_to,
    moderated_by=_looked_after(Proposal, "by", "community"),
    near=lambda proposal: _stewards(proposal.community),
    has_work_for=_has_work,
    made_by=lambda person: Proposal.objects.filter(by=person),
    maker=lambda proposal: proposal.by,
    rules=lambda proposal: clauses_of(proposal.community),
    shown=lambda proposal: [(_("what is proposed"), proposal.now.what), (_("why"), proposal.now.why)],
)
register(
    Reaction,
    name="decision_reaction",
    label=_("question or reaction"),
    visible_to=Reaction.objects.visible_to,
    moderated_by=_looked_after(Reaction, "by", "round__proposal__community"),
    near=lambda reaction: _stewards(reaction.round.proposal.community),
    has_work_for=_has_work,
    made_by=lambda person: Reaction.objects.filter(by=person),
    maker=lambda reaction: reaction.by,
    rules=lambda reaction: clauses_of(reaction.round.proposal.community),
    shown=lambda reaction: [("", reaction.text)],
)
register(
    Answer,
    name="decision_answer",
    label=_("words with an answer"),
    visible_to=Answer.objects.visible_to,
    moderated_by=_answers,
    near=lambda answer: _stewards(answer.round.proposal.community),
    has_work_for=_has_work,
    made_by=lambda person: Answer.objects.filter(person=person),
    maker=lambda answer: answer.person,
    rules=lambda answer: clauses_of(answer.round.proposal.community),
    shown=lambda answer: [(answer.get_stance_display(), answer.words)],
)
