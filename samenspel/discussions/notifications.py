"""What people hear of from this room: who calls on them, answers them, or writes where they follow."""

from django.utils.translation import gettext_lazy as _

from samenspel.discussions.following import follow_of, mute
from samenspel.discussions.models import Closing, Discussion, Follow, Message
from samenspel.notifications.sockets import AT_ONCE, heading, kind, muter

heading("discussions", _("Discussions"), order=20)
THREAD = "discussions.discussion"


def _hears(person, message):
    """Whether they did not mute the discussion since."""
    return follow_of(message.discussion, person) != Follow.How.MUTED


def _title(person, pk):
    return Discussion.objects.visible_to(person).filter(pk=pk).values_list("title", flat=True).first() or ""


def _mute(person, pk):
    """From a letter: whoever may not see it any more hears nothing of it anyway."""
    discussion = Discussion.objects.visible_to(person).filter(pk=pk).first()
    if discussion is not None:
        mute(discussion, by=person)


muter(THREAD, title=_title, mute=_mute)
MESSAGE = {
    "visible_to": lambda person: Message.objects.visible_to(person).standing(),
    "grouped_by": lambda message: message.discussion_id,
    "related": ["discussion"],
    "act": "discussions.said",
    "quotes": lambda message: message.text,
    "thread": lambda message: f"{THREAD}:{message.discussion_id}",
    "answers": lambda message: f"discussions.message:{message.pk}",
}

kind(
    "discussions.mention",
    Message,
    words=_("Someone calls on me in a discussion"),
    by_mail=AT_ONCE,
    still=_hears,
    **MESSAGE,
)
kind(
    "discussions.reply",
    Message,
    words=_("Someone answers a message of mine"),
    by_mail=AT_ONCE,
    still=_hears,
    **MESSAGE,
)
kind(
    "discussions.message",
    Message,
    words=_("Someone writes in a discussion I follow"),
    still=lambda person, message: follow_of(message.discussion, person) == Follow.How.FOLLOWS,
    **MESSAGE,
)
kind(
    "discussions.reaction",
    Message,
    words=_("Someone gives a sign to a message of mine"),
    visible_to=lambda person: Message.objects.visible_to(person).standing().filter(by=person),
    related=["discussion"],
)
kind(
    "discussions.closed",
    Closing,
    words=_("A discussion I follow is closed with what came of it"),
    visible_to=Closing.objects.visible_to,
    grouped_by=lambda closing: closing.discussion_id,
    related=["discussion"],
)
kind(
    "discussions.widened",
    Discussion,
    words=_("More people can see a discussion in which I wrote"),
    visible_to=Discussion.objects.visible_to,
)
