"""``{% messages_said %}``: the messages of a thread (``shown``), each as its reader sees it."""

from django import template

from samenspel.discussions.cards import cards_of

register = template.Library()


@register.simple_tag(takes_context=True)
def messages_said(context):
    return cards_of(context["shown"], context["request"], context.get("csrf_token", ""))
