"""What people hear of from this room: who calls on them, answers them, or writes where they follow."""

from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models import Closing, Discussion, Message
from samenspel.notifications.sockets import heading, kind

heading("discussions", _("Discussions"), order=20)

MESSAGE = {
    "visible_to": lambda person: Message.objects.visible_to(person).standing(),
    "grouped_by": lambda message: message.discussion_id,
    "related": ["discussion"],
    "act": "discussions.said",
}

kind("discussions.mention", Message, words=_("Someone calls on me in a discussion"), **MESSAGE)
kind("discussions.reply", Message, words=_("Someone answers a message of mine"), **MESSAGE)
kind("discussions.message", Message, words=_("Someone writes in a discussion I follow"), **MESSAGE)
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
