"""What can be found of this room: conversations by their question, and the statements in them."""

from samenspel.opinions.models import Conversation, Statement
from samenspel.privacy.visibility import Visibility
from samenspel.search.sockets import Said, findable


def conversations_said(conversations):
    for conversation in conversations:
        said = Said(conversation.pk)
        said.say(Visibility.PUBLIC, conversation.topic, conversation.about)
        yield said


def statements_said(statements):
    """Those in play only; who may see the conversation is asked when it is looked for."""
    for statement in statements:
        if statement.standing == Statement.Standing.ACCEPTED:
            said = Said(statement.pk)
            said.say(Visibility.PUBLIC, statement.text)
            yield said


findable(Conversation, name="conversation", said=conversations_said)
findable(Statement, name="statement", said=statements_said)
