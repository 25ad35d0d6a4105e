"""``community__among=…``: as ``__in``, and nothing to begin a search with.

What may be seen is nearly everything there is. SQLite does not know that: it takes such a list for a short
one, walks through all things in it and sorts them, where the first twenty stood in order in an index.
PostgreSQL counts, and needs no such word.
"""

from django.db.models.fields.related import ForeignObject
from django.db.models.fields.related_lookups import RelatedIn


@ForeignObject.register_lookup
class Among(RelatedIn):
    lookup_name = "among"

    def as_sqlite(self, compiler, connection):
        sql, params = self.as_sql(compiler, connection)
        return f"+{sql}", params
