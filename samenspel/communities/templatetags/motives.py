"""``{{ request.motives|in_words }}``: chosen motives as people read them."""

from django import template

from samenspel.communities.models import Motive

register = template.Library()


@register.filter
def in_words(motives):
    known = dict(Motive.choices)
    return ", ".join(str(known[name]) for name in motives if name in known)
