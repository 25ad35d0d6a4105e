"""What administrators set for everyone, and what holds as long as they have set nothing."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.house.models import AuditEvent
from samenspel.house.rules import change, rules


def test_as_long_as_nobody_sets_anything_the_environment_says(settings):
    settings.SIGN_UP = "closed"

    assert rules().sign_up == "closed"
    assert rules().name == settings.SITE_NAME
    assert rules().languages == ["nl", "en"]


def test_what_an_administrator_sets_holds_at_once(cast, settings):
    settings.SIGN_UP = "closed"

    change(by=cast.anna, sign_up="invited", name="Ons huis")

    assert (rules().sign_up, rules().name) == ("invited", "Ons huis")


@pytest.mark.parametrize("name", ["noor", "sami", "lena"])
def test_nobody_else_sets_rules(cast, name):
    with pytest.raises(PermissionDenied):
        change(by=getattr(cast, name), sign_up="closed")

    assert rules().sign_up == "open"


def test_a_change_is_remembered_with_old_and_new_and_what_stays_is_not(cast):
    change(by=cast.anna, name="Ons huis", sign_up="open")

    (said,) = AuditEvent.objects.filter(verb="house.rule_changed").values_list("said", flat=True)
    assert said == {"rule": "name", "old": "Samenspel", "new": "Ons huis"}


def test_every_page_knows_the_rules_without_asking_the_database(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert rules().name
