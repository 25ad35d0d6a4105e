"""How many hours, as people say it: 1 hour, 1.5 hours."""

from django.utils.formats import number_format
from django.utils.translation import ngettext


def hours_said(hours):
    """Nothing where nobody said how many."""
    if not hours:
        return ""
    said = number_format(hours.normalize() if hours % 1 else int(hours))
    return ngettext("%s hour", "%s hours", 1 if hours <= 1 else 2) % said
