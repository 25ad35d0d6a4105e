import pytest
from django.db import transaction

from samenspel.live.changing import changed
from samenspel.live.models import Change

pytestmark = pytest.mark.django_db


def test_each_channel_is_kept_once():
    changed("discussion:12", "community:3", "discussion:12")

    assert sorted(Change.objects.values_list("channel", flat=True)) == ["community:3", "discussion:12"]


def test_what_did_not_happen_is_not_told():
    with transaction.atomic():
        changed("news")
        transaction.set_rollback(True)

    assert not Change.objects.exists()


def test_the_moment_is_kept_with_its_time_zone():
    changed("news")

    assert Change.objects.get().at.tzinfo is not None


@pytest.mark.parametrize("channel", ["", "Discussion:1", "discussion:", "discussion:1:2", "x" * 90, "a b:1"])
def test_a_channel_of_another_form_is_refused(channel):
    with pytest.raises(ValueError, match="kind:number"):
        changed(channel)


def test_nothing_said_is_nothing_kept():
    changed()

    assert not Change.objects.exists()
