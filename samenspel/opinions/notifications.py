"""What people hear of from this room: a conversation to vote in, its end, and what became of a statement."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import heading, kind
from samenspel.opinions.models import Closing, Conversation, Judgement, Statement

heading("opinions", _("Opinions"), order=30)

kind(
    "opinions.opened",
    Conversation,
    words=_("A conversation begins in which I can vote"),
    visible_to=Conversation.objects.visible_to,
)
kind(
    "opinions.closed",
    Closing,
    words=_("A conversation I voted in has ended"),
    visible_to=lambda person: Closing.objects.filter(
        conversation__in=Conversation.objects.visible_to(person)
    ),
    url=lambda closing: closing.conversation.get_absolute_url(),
    related=["conversation"],
)
kind(
    "opinions.to_judge",
    Statement,
    words=_("A statement waits to be judged by me"),
    visible_to=lambda person: Statement.objects.waiting().filter(
        conversation__in=Conversation.objects.looked_after_by(person)
    ),
    grouped_by=lambda statement: statement.conversation_id,
    url=lambda statement: _page("judge", statement.conversation),
    related=["conversation"],
)
kind(
    "opinions.judged",
    Judgement,
    words=_("It is said what becomes of a statement I wrote"),
    visible_to=lambda person: Judgement.objects.filter(
        statement__by=person, statement__conversation__in=Conversation.objects.visible_to(person)
    ),
    grouped_by=lambda judgement: judgement.statement_id,
    url=lambda judgement: _page("mine", judgement.statement.conversation),
    related=["statement__conversation"],
)


def _page(name, conversation):
    return reverse(f"opinions:{name}", args=[conversation.pk, conversation.slug])
