"""The log of who changed access, roles and settings: it only grows, shows a change and names nobody."""

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.template import TemplateDoesNotExist

from samenspel.house import chaining
from samenspel.house.auditing import record
from samenspel.house.models import AuditEvent, AuditHead, AuditKey
from samenspel.privacy.erasing import erase

RENAMED = {"rule": "name", "old": "Samenspel", "new": "Ons huis"}


def a_change(by, **rest):
    return record("house.rule_changed", by=by, **RENAMED, **rest)


def first_break():
    head = AuditHead.objects.values_list("number", "hash").get()
    return chaining.first_break(AuditEvent.objects.order_by("number"), head)


def test_a_change_is_remembered_with_who_and_whom(cast):
    event = a_change(cast.anna, person=cast.sami)

    assert event.by_key == cast.anna.audit_key.key
    assert event.person_key == cast.sami.audit_key.key
    assert event.said == RENAMED


def test_the_chain_is_whole(cast, capsys):
    for _ in range(3):
        a_change(cast.anna)

    call_command("audit", "verify")

    assert "whole" in capsys.readouterr().out


def test_a_thing_is_remembered_by_kind_and_number_and_a_person_by_key(cast):
    assert a_change(cast.anna, about=cast.workshop).about_kind == "communities.community"
    assert a_change(cast.anna, about=cast.sami).about_kind == ""


@pytest.mark.parametrize("act", [lambda all: all.update(verb="other.verb"), lambda all: all.delete()])
def test_the_database_refuses_to_change_or_remove_what_was_logged(cast, act):
    event = a_change(cast.anna)

    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        act(AuditEvent.objects.filter(pk=event.pk))

    assert AuditEvent.objects.get(pk=event.pk).verb == "house.rule_changed"


@pytest.mark.parametrize(
    "forgery",
    [
        "UPDATE house_auditevent SET by_key = 'someone-else' WHERE number = {0}",
        "DELETE FROM house_auditevent WHERE number = {0}",
        "DELETE FROM house_auditevent WHERE number > {0}",
    ],
    ids=["changed", "removed", "end cut off"],
)
def test_whoever_gets_round_the_database_is_found_out(cast, forgery):
    numbers = [a_change(cast.anna).number for _ in range(3)]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for act in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER house_auditevent_stands_{act}")
        else:
            cursor.execute("ALTER TABLE house_auditevent DISABLE TRIGGER USER")

    with connection.cursor() as cursor:
        cursor.execute(forgery.format(numbers[1]))

    assert first_break() in numbers
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("audit", "verify")


def test_who_is_erased_is_in_the_log_no_longer_and_the_chain_stays_whole(cast):
    a_change(cast.anna, person=cast.sami)
    key = cast.sami.audit_key.key

    erase(cast.sami, by=cast.anna)

    assert not AuditKey.objects.filter(key=key).exists()
    assert first_break() is None


def test_a_change_without_a_sentence_is_refused(cast):
    with pytest.raises(TemplateDoesNotExist):
        record("house.something_odd", by=cast.anna)


def test_what_is_said_must_be_plain(cast):
    with pytest.raises(TypeError):
        record("house.rule_changed", by=cast.anna, new=cast.sami)


def test_a_change_that_is_undone_leaves_no_line(cast):
    before = AuditEvent.objects.count()

    with transaction.atomic():
        a_change(cast.anna)
        transaction.set_rollback(True)

    assert AuditEvent.objects.count() == before
    a_change(cast.anna)
    assert first_break() is None


def test_only_administrators_read_the_log(cast):
    a_change(cast.anna)

    assert AuditEvent.objects.visible_to(cast.anna).exists()
    for person in (cast.noor, cast.sami, cast.lena, None):
        assert not AuditEvent.objects.visible_to(person).exists()
