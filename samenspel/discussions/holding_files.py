"""Which rows of this room hold a file, and who may see those."""

from samenspel.discussions.models import Message, MessageFile
from samenspel.files.sockets import held

held(
    MessageFile,
    visible_to=lambda person: MessageFile.objects.filter(
        message__in=Message.objects.visible_to(person).standing()
    ),
)
