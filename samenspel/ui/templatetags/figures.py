"""``{{ share|percent }}``: a part of a whole as 0 to 100, for drawing."""

from django import template

register = template.Library()


@register.filter
def percent(share):
    return round(100 * min(max(float(share or 0), 0), 1))
