"""``{% watch "discussion" discussion.pk %}``: the element hears when its channels change."""

import time

from django import template
from django.utils.html import format_html

from samenspel.live import tickets
from samenspel.live.channels import channels_of

register = template.Library()


@register.simple_tag(takes_context=True)
def watch(context, *words):
    """The attributes of an element that gets the event ``live:changed`` whenever one of its channels changes.

    words  kinds with their numbers: ``"discussion" discussion.pk "news"``. Only where the view has decided
           that whoever asks may see these things: the ticket that is made here counts without asking again.
    """
    channels = channels_of(words)
    person = context["request"].user.pk or 0
    ticket = tickets.make(channels, person=person, made=time.time())
    return format_html('data-live="{}" data-live-ticket="{}"', " ".join(channels), ticket)
