"""What can be reported of this room: a discussion as a whole, and one message in it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from samenspel.communities.models import Community
from samenspel.communities.reportable import reportable
from samenspel.discussions.models import Discussion, Message


def _messages_looked_after(person):
    """Of their communities; what was written for the members of another community is not theirs to read."""
    rows = Message.objects.exclude(by=person)
    if person.is_administrator:
        return rows
    stewarded = Community.objects.stewarded_by(person).values("pk")
    return rows.filter(discussion__community__in=stewarded).filter(
        Q(written_in__in=stewarded) | Q(written_for__in=["public", "signed_in"])
    )


reportable(
    Discussion,
    name="discussion",
    label=gettext_lazy("discussion"),
    shown=lambda discussion: [("", discussion.title)],
)
reportable(
    Message,
    name="message",
    label=gettext_lazy("message"),
    visible_to=lambda person: Message.objects.visible_to(person).standing(),
    moderated_by=_messages_looked_after,
    shown=lambda message: [
        ("", message.text),
        (gettext_lazy("in the discussion"), message.discussion.title),
    ],
)
