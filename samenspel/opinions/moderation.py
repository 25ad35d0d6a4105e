"""What can be reported of this room, and which decisions on one's own statement one may appeal."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.moderation.sockets import appealable, register
from samenspel.opinions import judging
from samenspel.opinions.models import Conversation, Judgement, Statement


def _stewards(community):
    return [each.person for each in community.stewardships.current().select_related("person")]


def _conversations_looked_after(person):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""
    rows = Conversation.objects.exclude(started_by=person)
    if person.is_administrator:
        return rows
    return rows.filter(community__in=Community.objects.stewarded_by(person).values("pk"))


def _statements_looked_after(person):
    rows = Statement.objects.exclude(by=person)
    if person.is_administrator:
        return rows
    stewarded = Community.objects.stewarded_by(person).values("pk")
    return rows.filter(conversation__community__in=stewarded)


def _has_work(person):
    return person.is_administrator or Community.objects.stewarded_by(person).exists()


register(
    Conversation,
    name="conversation",
    label=gettext_lazy("conversation"),
    visible_to=Conversation.objects.visible_to,
    moderated_by=_conversations_looked_after,
    has_work_for=_has_work,
    near=lambda conversation: _stewards(conversation.community),
    made_by=lambda person: Conversation.objects.filter(started_by=person),
    maker=lambda conversation: conversation.started_by,
    rules=lambda conversation: clauses_of(conversation.community),
    shown=lambda conversation: [
        ("", conversation.topic),
        (gettext_lazy("what it is for"), conversation.about),
    ],
)
register(
    Statement,
    name="statement",
    label=gettext_lazy("statement"),
    visible_to=Statement.objects.visible_to,
    moderated_by=_statements_looked_after,
    has_work_for=_has_work,
    near=lambda statement: _stewards(statement.community),
    made_by=lambda person: Statement.objects.filter(by=person),
    maker=lambda statement: statement.by,
    rules=lambda statement: clauses_of(statement.community),
    shown=lambda statement: [
        ("", statement.text),
        (gettext_lazy("in the conversation"), statement.conversation.topic),
    ],
)


def _removals():
    rows = Judgement.objects.filter(verdict=Judgement.Verdict.REMOVED)
    return rows.select_related("statement__conversation__community").order_by("-at")


def _judged_by(person):
    if person.is_administrator:
        return _removals()
    looked_after = Conversation.objects.looked_after_by(person).values("pk")
    return _removals().filter(statement__conversation__in=looked_after)


def _why(judgement):
    reason = judgement.get_reason_display()
    if judgement.duplicate_of:
        reason = _("%(reason)s: “%(other)s”") % {"reason": reason, "other": judgement.duplicate_of.text}
    return f"{reason}. {judgement.words}".strip() if judgement.words else reason


appealable(
    Judgement,
    name="judgement",
    label=lambda judgement: _("Your statement was removed: “%s”") % judgement.statement.text,
    concerns=lambda person: _removals().filter(statement__by=person),
    judged_by=_judged_by,
    decided_by=lambda judgement: judgement.by,
    reason=_why,
    undo=lambda judgement, *, by, at: judging.put_back(judgement, by=by, at=at),
    stands=lambda judgement: judgement.statement.standing == Statement.Standing.REMOVED,
)
