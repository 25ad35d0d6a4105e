"""Sentences and numbers of imports, for the pages."""

from django import template
from django.utils.translation import gettext as _

from samenspel.intake import telling

register = template.Library()
register.filter("grouped", telling.number)
register.filter("wrong_rows", telling.wrong_rows)


@register.filter
def yes_or_text(cell):
    return {True: _("yes"), False: _("no")}[cell] if isinstance(cell, bool) else cell
