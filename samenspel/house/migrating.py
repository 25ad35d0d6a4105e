"""Migrations that make the tables of a room all at once.

Django works out anew, at each table that is added, every model that leads to it; with a hundred tables around
``Person`` that takes most of the time of a first start. Made together, each new table is worked out once.
"""

from django.db.migrations.operations.base import Operation


class Together(Operation):
    """New tables, in order; they may point at each other, since foreign keys are tied at the end."""

    serialization_expand_args = ["tables"]

    def __init__(self, tables):
        self.tables = tables

    def deconstruct(self):
        return (self.__class__.__name__, [], {"tables": self.tables})

    def state_forwards(self, app_label, state):
        # What was worked out of older models stays: a new table leads to them, and none of them to it.
        known = state.__dict__.pop("apps", None)
        for table in self.tables:
            table.state_forwards(app_label, state)
        if known is not None:
            state.apps = known
            known.render_multiple([state.models[app_label, table.name_lower] for table in self.tables])

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for table in self.tables:
            table.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for table in reversed(self.tables):
            table.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self):
        return f"Create {len(self.tables)} tables"
