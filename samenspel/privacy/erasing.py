"""Erasing someone: every room forgets what deleting rows leaves behind, then the person goes.

What they made together with others stays, under "former member", unless they choose to take it along.
"""

from importlib import import_module

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from samenspel.house.access import is_administrator
from samenspel.house.auditing import record
from samenspel.privacy.dossier import about, holdings
from samenspel.privacy.packing import files_in
from samenspel.privacy.sockets import FORGETTERS, OBSTACLES, TAKERS


class SettleFirst(Exception):
    """Others depend on this person; ``things`` are (sentence, address) of what to settle first."""

    def __init__(self, things):
        super().__init__("; ".join(str(sentence) for sentence, _address in things))
        self.things = things


def to_settle(person):
    """What has to be settled before ``person`` can be erased: (sentence, address) pairs."""
    return [thing for look in OBSTACLES for thing in look(person)]


@transaction.atomic
def erase(person, *, by, take_along=False, at=None):
    """Remove a person and what is theirs. Raises SettleFirst when others depend on them.

    by           themselves, an administrator, or None for the house itself
    take_along   whether what they made goes too
    """
    if by is not None and by.pk != person.pk and not is_administrator(by):
        raise PermissionDenied
    get_user_model().objects.select_for_update().get(pk=person.pk)
    things = to_settle(person)
    if things:
        raise SettleFirst(things)
    record("privacy.person_erased", by=by, person=person, at=at, took_along=take_along)
    files = _files(person)
    for forget in [*(TAKERS if take_along else []), *FORGETTERS, _end_sessions]:
        forget(person)
    person.delete()
    transaction.on_commit(lambda: _clear(files))


def _files(person):
    """The files in rows about someone, to remove when everything else is gone for good."""
    found = []
    for holding in holdings():
        names = files_in(holding)
        if names:
            found += [getattr(row, name) for row in about(holding, person) for name in names]
    return [file for file in found if file]


def _end_sessions(person):
    """A session says whose it is only inside; there are as many as people who are signed in."""
    key = str(person.pk)
    theirs = [
        session.pk
        for session in Session.objects.iterator()
        if session.get_decoded().get("_auth_user_id") == key
    ]
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for session_key in theirs:
        # Through the store, since it may keep a copy in the cache.
        store(session_key).delete()


def _clear(files):
    for file in files:
        file.storage.delete(file.name)
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            # What was deleted also leaves the file that runs ahead of the database.
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
