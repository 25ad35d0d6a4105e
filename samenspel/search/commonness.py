"""Which part of all rows has a word, as far as PostgreSQL counted it (``ANALYZE``, which it does by itself).

Of the commonest thousand or so it knows; few rows have any other. With this ``text_index`` chooses how to
look, never what is found.
"""

import math
from time import monotonic

from django.db import connection

from samenspel.search.asking import All, Either

ASKED_AGAIN_AFTER = 600
COUNTED = """
    SELECT most_common_elems::text::text[], most_common_elem_freqs FROM pg_stats
    WHERE schemaname = current_schema() AND tablename = %s AND attname = %s
"""
_kept = {"until": 0.0, "shares": {}}


def shares(table, column):
    """{word: its part of all rows}; asked again every ten minutes. Nothing on SQLite, which needs it not."""
    if connection.vendor == "sqlite":
        return {}
    if monotonic() > _kept["until"]:
        with connection.cursor() as cursor:
            cursor.execute(COUNTED, [table, column])
            words, parts = cursor.fetchone() or (None, None)
        _kept.update(
            until=monotonic() + ASKED_AGAIN_AFTER, shares=dict(zip(words or [], parts or [], strict=False))
        )
    return _kept["shares"]


def forget():
    """Have it asked anew."""
    _kept.update(until=0.0, shares={})


def share_of(question, known):
    """Which part of all rows fits a question, as if its words had nothing to do with each other; 0 to 1."""
    if isinstance(question, All):
        return math.prod(share_of(each, known) for each in question.questions if each)
    if isinstance(question, Either):
        return min(1.0, sum(share_of(each, known) for each in question.questions if each))
    return math.prod(min(1.0, sum(_of_form(form, known) for form in group)) for group in question.groups)


def _of_form(form, known):
    if isinstance(form, tuple):
        return math.prod(_of_form(each, known) for each in form)
    if form.endswith("*"):
        return sum(part for word, part in known.items() if word.startswith(form[:-1]))
    return known.get(form, 0.0)
