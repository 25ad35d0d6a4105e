"""The same seed and the same day give the same house, to the last row."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction

from samenspel.demo import planting
from samenspel.demo.models import DemoMark
from samenspel.demo.reading import read
from samenspel.demo.telling import tell_story
from samenspel.people.models import Person
from samenspel.work.models import Result
from tests.demo.conftest import ANCHOR

pytestmark = pytest.mark.django_db

ROOMS = ("people", "organisations", "communities", "work", "feed", "account")
# What nobody may foresee.
MADE_OF_CHANCE = {("Person", "password"), ("Invitation", "key_hash")}
# What other tests may have left by coming in as somebody of the story.
SINCE = {("Person", "last_login")}


@contextmanager
def an_empty_house():
    """For as long as it takes, nothing of what was told before is there."""
    with transaction.atomic():
        call_command("flush", interactive=False, verbosity=0)
        yield
        transaction.set_rollback(True)


def told():
    """Every row a telling gave, by table."""
    models = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}


def differences(one, other):
    """The columns in which two tellings are not the same."""
    return {
        (table, column)
        for table, rows in one.items()
        for row, again in zip(rows, other[table], strict=True)
        for column in row
        if row[column] != again[column]
    }


def hours():
    return list(Result.objects.order_by("published_at").values_list("title", "published_at"))


def test_the_same_seed_tells_the_same(planted):
    one = told()

    with an_empty_house():
        planting.plant(language="nl", anchor=ANCHOR, seed=planted.seed)
        again = told()

    assert sum(map(len, one.values())) > 1000
    assert differences(one, again) - SINCE == MADE_OF_CHANCE


def test_a_crowd_comes_in_bulk_around_the_story_and_another_seed_tells_other_hours(planted):
    story, people = hours(), Person.objects.count()

    with an_empty_house():
        mark = planting.plant(language="nl", anchor=ANCHOR, seed=planted.seed + 1, people=300)
        other = dict(hours())

        assert mark.people == Person.objects.count() > people
        assert Person.objects.exclude(introduced_at=None).count() == 300
        assert Result.objects.count() > 150
    assert [title for title, _at in story if title not in other] == []
    assert [at for title, at in story if other[title] == at] != [at for _title, at in story]


def test_the_english_story_can_be_told_on_a_leap_day():
    tell_story(read("en"), anchor=date(2024, 2, 29), seed=1)

    assert Person.objects.count() == 90
    assert Result.objects.latest("published_at").published_at.date() == date(2024, 2, 28)


def test_a_house_with_people_of_its_own_is_left_alone(cast):
    with pytest.raises(planting.NotEmpty):
        planting.plant(language="nl", anchor=ANCHOR, seed=1)

    assert not DemoMark.objects.exists()
