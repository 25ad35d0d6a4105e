"""Text of one line is of one line: whoever breaks it could write a second line into a letter, card or list.

What breaks or turns a line is taken out where a row is saved, so it holds for forms, acts and sign-in alike.
What is saved in bulk is cleaned by who reads it in (``intake.cells``).
"""

import re
from functools import cache

from django.db import models

# Control signs, line and paragraph separators, and signs that turn the direction of what follows.
BREAKS = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]+")


def one_line(text):
    """``text`` on one line, each break a space."""
    return BREAKS.sub(" ", text).strip() if BREAKS.search(text) else text


def keep_to_one_line(sender, instance, **kwargs):
    """Before a row is saved: its texts of one line. Of a name that held nothing else a dash remains."""
    for name, may_be_empty in _lines_of(sender):
        said = instance.__dict__.get(name)
        if isinstance(said, str) and BREAKS.search(said):
            setattr(instance, name, one_line(said) or ("" if may_be_empty else "–"))


@cache
def _lines_of(model):
    """The fields for one line of text of a model of this house: (name, whether it may be empty)."""
    if not model.__module__.startswith("samenspel."):
        return ()
    fields = model._meta.concrete_fields
    return tuple(
        (field.attname, field.blank)
        for field in fields
        if isinstance(field, models.CharField) and not field.choices and not field.primary_key
    )
