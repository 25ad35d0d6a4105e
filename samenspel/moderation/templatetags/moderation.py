"""What pages of rooms show of moderation: a way to report, and that a thing is hidden."""

from django import template

from samenspel.moderation import hiding
from samenspel.moderation.access import can_report
from samenspel.moderation.sockets import KINDS

register = template.Library()


@register.inclusion_tag("moderation/_report_link.html", takes_context=True)
def report_link(context, thing):
    """A quiet link to report ``thing``, for whoever may."""
    viewer = context["request"].user
    kind = KINDS.get(type(thing))
    return {"thing": thing, "kind": kind, "is_there": kind is not None and can_report(viewer, thing)}


@register.inclusion_tag("moderation/_hidden.html")
def hidden_note(thing):
    """Says to its maker that ``thing`` is hidden, why, and how to appeal; nothing when it is in sight."""
    return {"hiding": hiding.hiding_of(thing)}
