"""What pages of rooms show of moderation: a way to report, and that a thing is hidden."""

from django import template

from samenspel.moderation import hiding
from samenspel.moderation.access import made
from samenspel.moderation.sockets import KINDS
from samenspel.privacy.visibility import is_signed_in

register = template.Library()


@register.inclusion_tag("moderation/_report_link.html", takes_context=True)
def report_link(context, thing, is_mine=None):
    """A quiet link to report ``thing``, which the page shows, so that whoever reads it may see it.

    is_mine   whether the reader made it, where the page knows that already
    """
    viewer = context["request"].user
    kind = KINDS.get(type(thing))
    if is_mine is None:
        is_mine = kind is not None and made(viewer, thing)
    is_there = kind is not None and is_signed_in(viewer) and not is_mine
    return {"thing": thing, "kind": kind, "is_there": is_there}


@register.inclusion_tag("moderation/_hidden.html")
def hidden_note(thing):
    """Says to its maker that ``thing`` is hidden, why, and how to appeal; nothing when it is in sight."""
    return {"hiding": hiding.hiding_of(thing)}
