"""What can be found of this room: conversations by their question, and the statements in them."""

from django.utils.translation import gettext_lazy as _

from samenspel.opinions.models import Conversation, Statement
from samenspel.privacy.visibility import Visibility
from samenspel.search.sockets import Said, Shown, findable


def conversations_said(conversations):
    for conversation in conversations:
        said = Said(conversation.pk, at=conversation.started_at, place_id=conversation.community_id)
        said.entitle(Visibility.PUBLIC, conversation.topic)
        said.say(Visibility.PUBLIC, conversation.about)
        yield said


def statements_said(statements):
    """Those in play only; who may see the conversation is asked when it is looked for. Who wrote one is said
    nowhere, and so not here."""
    rows = Statement.objects.filter(pk__in=[each.pk for each in statements])
    for statement in rows.select_related("conversation"):
        if statement.standing == Statement.Standing.ACCEPTED:
            said = Said(
                statement.pk,
                at=statement.at,
                place_id=statement.conversation.community_id,
                within=f"conversation:{statement.conversation_id}",
            )
            said.entitle(Visibility.PUBLIC, statement.text)
            yield said


def _conversations_shown(conversations, viewer):
    return [Shown(each.topic, each.get_absolute_url(), each.about) for each in conversations]


def _statements_shown(statements, viewer):
    return [Shown(each.text, each.get_absolute_url(), each.conversation.topic) for each in statements]


findable(
    Conversation,
    name="conversation",
    said=conversations_said,
    words=_("Opinions"),
    one=_("Conversation"),
    shown=_conversations_shown,
)
findable(
    Statement,
    name="statement",
    said=statements_said,
    words=_("Opinions"),
    one=_("Statement"),
    group="conversation",
    shown=_statements_shown,
    rows=lambda: Statement.objects.select_related("conversation"),
)
