"""``{% origins thing %}``: where something began, in the margin of its page, for who may see that."""

from django import template

from samenspel.communities.sockets import origins_of

register = template.Library()


@register.inclusion_tag("communities/_origins.html", takes_context=True)
def origins(context, thing):
    return {"origins": origins_of(thing, context["request"].user)}
