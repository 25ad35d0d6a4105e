"""What can be found of this room: discussions by what they are about, and the messages in them."""

from samenspel.discussions.models import Discussion, Message
from samenspel.privacy.visibility import Visibility
from samenspel.search.sockets import Said, findable


def discussions_said(discussions):
    for discussion in discussions:
        said = Said(discussion.pk)
        said.say(Visibility.PUBLIC, discussion.title)
        yield said


def messages_said(messages):
    """What stands; who may read it is asked when it is looked for."""
    for message in messages:
        if not message.is_withdrawn:
            said = Said(message.pk)
            said.say(Visibility.PUBLIC, message.text)
            yield said


findable(Discussion, name="discussion", said=discussions_said)
findable(Message, name="message", said=messages_said)
