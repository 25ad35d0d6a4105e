"""What ``visible_to`` adds to a question, put into SQL once for each kind of viewer.

    @worked_out_once
    def visible_to(self, person): ...

The method stays what decides; it is only not asked again for somebody of the same kind. In other questions
what it adds is one condition, with the number of whoever looks put in. What cannot be kept safely
(``prepared`` says what) is asked the ordinary way, and so is a method that joins tables or does more than
leave rows out.
"""

import re
from functools import wraps

from django.core.exceptions import FullResultSet
from django.db import connection
from django.db.models import BooleanField, Expression, F

from samenspel.privacy import prepared

# Names Django gives to tables in subqueries. They get a name of their own for each condition, so that what is
# put around it cannot be taken for what is in it.
ALIAS = re.compile(r'(?<![\w"])[A-Z]{1,2}\d+(?![\w"])')
EVERYTHING = "1 = 1"
NUMBERS: dict[tuple, int] = {}


def worked_out_once(method):
    """For a method of a queryset that takes who looks and leaves out what they may not see."""

    @wraps(method)
    def seen(queryset, person):
        words = _words(method, type(queryset), queryset.model, person)
        if words is None:
            return method(queryset, person)
        if words.sql == EVERYTHING:
            return queryset.all()
        return queryset.filter(Seen(words, person.pk if person else None)) if words.sql else queryset.none()

    return seen


def _words(method, queryset_class, model, person):
    name = (method, model)

    def build(viewer):
        return method(queryset_class(model), viewer)

    def write(found):
        return _condition(found, NUMBERS.setdefault(name, len(NUMBERS)))

    return prepared.kept_for(name, person, lambda viewer: prepared.worked_out(build, viewer, write))


def _condition(found, number):
    """What the queryset asks of a row, as words in which the name of its table can be put anew."""
    query = found.query
    joins = sum(count > 0 for count in query.alias_refcount.values()) > 1
    if joins or query.annotations or query.is_sliced or query.combinator or query.distinct:
        raise prepared.NotKept
    query.get_initial_alias()
    try:
        sql, params = query.get_compiler(connection=connection).compile(query.where)
    except FullResultSet:
        return EVERYTHING, ()
    return ALIAS.sub(lambda alias: f"seen{number}_{alias[0]}", sql), params


class Seen(Expression):
    """A condition on a row, in words worked out before."""

    conditional = True
    output_field = BooleanField()
    allowed_default = False

    def __init__(self, words, viewer, row=None):
        super().__init__()
        self.words, self.viewer, self.row = words, viewer, row or F("pk")

    def get_source_expressions(self):
        return [self.row]

    def set_source_expressions(self, expressions):
        (self.row,) = expressions

    def as_sql(self, compiler, connection):
        quote = connection.ops.quote_name
        table = quote(self.row.target.model._meta.db_table)
        sql = self.words.sql.replace(f"{table}.", f"{compiler.quote_name_unless_alias(self.row.alias)}.")
        return f"({sql})", prepared.filled_in(self.words, {prepared.VIEWER: self.viewer})
