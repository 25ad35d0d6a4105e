"""What every test may ask for: the cast, and a browserless visitor signed in as one of them."""

from copy import deepcopy

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from django.utils import translation

from samenspel.house import rules
from tests import cast as the_cast
from tests import manners


@pytest.fixture(scope="session")
def django_db_keepdb():
    """The databases of tests go with their server or with this process; nobody needs to drop them."""
    return True


@pytest.fixture(scope="session")
def django_db_use_migrations():
    """On PostgreSQL the tables come from the migrations; on SQLite the town of the page walks proves them."""
    return manners.database() == "postgresql"


@pytest.fixture(scope="session")
def kept_cast(django_db_setup, django_db_blocker):
    """The cast, brought together once and kept: every test changes it inside a transaction that is undone.

    Tests without the cast run before those with it (tests/manners.py), so that they find the house empty.
    """
    with django_db_blocker.unblock():
        return the_cast.gather()


@pytest.fixture(scope="session")
def emptied(kept_cast, django_db_blocker):
    """Nothing is left of the kept cast; for tests that commit, which run last and clear up."""
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def cast(request, kept_cast, db):
    """The people of tests/cast.py with their communities and results."""
    assert manners.turn(request.node) > 0, "name `cast` among the arguments: who asks later comes too early"
    marked = request.node.get_closest_marker("django_db")
    if marked and marked.kwargs.get("transaction"):
        request.getfixturevalue("emptied")
        return the_cast.gather()
    return deepcopy(kept_cast)


@pytest.fixture
def client_of():
    """``client_of(noor)`` asks pages as Noor, ``client_of(None)`` as a visitor; in English unless told."""

    def client_of(person, language="en"):
        client = Client(headers={"accept-language": language})
        if person is not None:
            client.force_login(person)
        return client

    return client_of


@pytest.fixture(autouse=True)
def fresh_cache():
    """Sessions and limits live in the cache, which no rollback empties; nor has anyone set house rules."""
    rules.keep({})
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def words_as_in_the_code():
    """Sentences are English unless a test asks otherwise, whatever language another test spoke."""
    with translation.override("en"):
        yield
