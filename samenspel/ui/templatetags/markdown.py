"""``{{ text|markdown }}``: what people wrote, as safe HTML."""

from django import template

from samenspel.ui.rendering import as_html

register = template.Library()
register.filter("markdown", as_html)
