"""What can be reported of this room: a discussion as a whole, and one message in it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from samenspel.communities.models import Community
from samenspel.communities.moderation import clauses_of
from samenspel.discussions.models import Discussion, Message
from samenspel.moderation.sockets import register


def _stewards(community):
    if community is None:
        return []
    return [each.person for each in community.stewardships.current().select_related("person")]


def _rules(community):
    return clauses_of(community) if community is not None else []


def _discussions_looked_after(person):
    """Administrators look after all, stewards after those of their communities; nobody after their own."""
    rows = Discussion.objects.exclude(by=person)
    if person.is_administrator:
        return rows
    return rows.filter(community__in=Community.objects.stewarded_by(person).values("pk"))


def _messages_looked_after(person):
    """Of their communities; what was written for the members of another community is not theirs to read."""
    rows = Message.objects.exclude(by=person)
    if person.is_administrator:
        return rows
    stewarded = Community.objects.stewarded_by(person).values("pk")
    return rows.filter(discussion__community__in=stewarded).filter(
        Q(written_in__in=stewarded) | Q(written_for__in=["public", "signed_in"])
    )


def _has_work(person):
    return person.is_administrator or Community.objects.stewarded_by(person).exists()


register(
    Discussion,
    name="discussion",
    label=gettext_lazy("discussion"),
    visible_to=Discussion.objects.visible_to,
    moderated_by=_discussions_looked_after,
    has_work_for=_has_work,
    near=lambda discussion: _stewards(discussion.community),
    made_by=lambda person: Discussion.objects.filter(by=person),
    maker=lambda discussion: discussion.by,
    rules=lambda discussion: _rules(discussion.community),
    shown=lambda discussion: [("", discussion.title)],
)
register(
    Message,
    name="message",
    label=gettext_lazy("message"),
    visible_to=lambda person: Message.objects.visible_to(person).standing(),
    moderated_by=_messages_looked_after,
    has_work_for=_has_work,
    near=lambda message: _stewards(message.community),
    made_by=lambda person: Message.objects.filter(by=person),
    maker=lambda message: message.by,
    rules=lambda message: _rules(message.community),
    shown=lambda message: [
        ("", message.text),
        (gettext_lazy("in the discussion"), message.discussion.title),
    ],
)
