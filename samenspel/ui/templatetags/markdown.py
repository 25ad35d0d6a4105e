"""``{{ text|markdown }}``: what people wrote, as safe HTML; ``{{ text|words }}``: its words on one line."""

from django import template

from samenspel.ui.rendering import as_html, as_words

register = template.Library()
register.filter("markdown", as_html)
register.filter("words", as_words)
