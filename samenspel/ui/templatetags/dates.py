"""``{% when moment %}``: a time element that says a moment as people do and holds it exactly."""

from django import template
from django.utils.html import format_html

from samenspel.ui.dates import exactly, machine, said

register = template.Library()


@register.simple_tag
def when(moment, now=None):
    if not moment:
        return ""
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', machine(moment), exactly(moment), said(moment, now)
    )
