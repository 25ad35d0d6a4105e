"""``{% watch "discussion" discussion.pk %}``: the element hears when its channels change."""

import time

from django import template
from django.urls import reverse
from django.utils.html import format_html

from samenspel.live import tickets
from samenspel.live.channels import channels_of
from samenspel.live.middleware import address
from samenspel.live.showing import is_shown

register = template.Library()


@register.simple_tag(takes_context=True)
def watch(context, *words):
    """The attributes of an element that gets the event ``live:changed`` whenever one of its channels changes.

    words  kinds with their numbers: ``"discussion" discussion.pk "news"``. Only where the view has decided
           that whoever asks may see these things: the ticket that is made here counts without asking again.
           One list of them will do as well.
    """
    channels = channels_of(words[0] if len(words) == 1 and isinstance(words[0], list) else words)
    return format_html('data-live="{}" data-live-ticket="{}"', " ".join(channels), _ticket(context, channels))


@register.inclusion_tag("live/_here.html", takes_context=True)
def who_is_here(context, *words):
    """The faces of who has this open too; for signed-in people, each shown only as far as they want."""
    request = context["request"]
    if not request.user.is_authenticated:
        return {"channel": ""}
    (channel,) = channels_of(words)
    shown = is_shown(request.user)
    ticket = _ticket(context, [channel], is_shown=shown)
    return {"channel": channel, "ticket": ticket, "url": reverse("live:here")}


@register.simple_tag(takes_context=True)
def live_address(context):
    """Where this page can listen; empty when there is no live process."""
    return address(context["request"])


def _ticket(context, channels, **rest):
    request = context["request"]
    request.is_watching = True
    made = getattr(request, "live_moment", None) or time.time()
    return tickets.make(channels, person=request.user.pk or 0, made=made, **rest)
