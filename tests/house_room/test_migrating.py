"""Tables of a room are made together, so that a first start takes seconds."""

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import CreateModel
from django.db.migrations.state import ProjectState

from samenspel.house.migrating import Together


@pytest.fixture(autouse=True)
def _migrations_are_known(settings):
    """On SQLite the tables of the tests are made without them, and the loader is told that there are none."""
    settings.MIGRATION_MODULES = {}


def test_a_migration_of_ours_that_makes_several_tables_makes_them_together():
    migrations = MigrationLoader(None).disk_migrations
    ours = {app.label for app in apps.get_app_configs() if app.name.startswith("samenspel.")}

    apart = {
        label: made
        for (label, _name), migration in migrations.items()
        if label in ours
        and len(made := [each for each in migration.operations if type(each) is CreateModel]) > 1
    }

    assert apart == {}


def test_tables_of_libraries_that_lead_to_people_come_before_most_of_ours():
    graph = MigrationLoader(None).graph
    theirs = {app.label for app in apps.get_app_configs() if app.name.startswith("allauth.")}

    before = {label for label, _name in graph.forwards_plan(("organisations", "0001_first"))}

    assert theirs & before == {label for label, _name in graph.leaf_nodes()} & theirs
    assert "communities" not in before


def test_what_was_worked_out_of_older_tables_stays_and_leads_on_to_new_ones():
    key = models.BigAutoField(primary_key=True)
    state = ProjectState()
    Together([CreateModel("Left", [("id", key)])]).state_forwards("house", state)
    left = state.apps.get_model("house", "Left")

    leads = ("left", models.ForeignKey("house.Left", models.CASCADE))
    Together([CreateModel("Right", [("id", key.clone()), leads])]).state_forwards("house", state)

    assert state.apps.get_model("house", "Left") is left
    assert left.right_set.rel.related_model is state.apps.get_model("house", "Right")


@pytest.mark.django_db(transaction=True)
def test_tables_that_point_at_each_other_come_and_go():
    key = models.BigAutoField(primary_key=True)
    left = CreateModel("Left", [("id", key), ("right", models.ForeignKey("house.Right", models.CASCADE))])
    right = CreateModel(
        "Right", [("id", key.clone()), ("left", models.ForeignKey("house.Left", models.CASCADE))]
    )
    both, before, after = Together([left, right]), ProjectState(), ProjectState()
    both.state_forwards("house", after)

    with connection.schema_editor(collect_sql=True) as editor:
        both.database_forwards("house", editor, before, after)
        both.database_backwards("house", editor, after, before)

    told = "\n".join(editor.collected_sql)
    assert told.index('CREATE TABLE "house_left"') < told.index('CREATE TABLE "house_right"')
    assert told.index('DROP TABLE "house_right"') < told.index('DROP TABLE "house_left"')
