"""What can be reported of this room, and which decisions on one's own statement one may appeal."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.communities.reportable import reportable
from samenspel.moderation.sockets import appealable
from samenspel.opinions import judging
from samenspel.opinions.models import Conversation, Judgement, Statement

reportable(
    Conversation,
    name="conversation",
    label=gettext_lazy("conversation"),
    own="started_by",
    shown=lambda conversation: [
        ("", conversation.topic),
        (gettext_lazy("what it is for"), conversation.about),
    ],
)
reportable(
    Statement,
    name="statement",
    label=gettext_lazy("statement"),
    path="conversation__community",
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
