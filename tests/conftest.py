"""What every test may ask for: the cast, and a browserless visitor signed in as one of them."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests import cast as the_cast


@pytest.fixture
def cast(db):
    """The people of tests/cast.py with their communities and results."""
    return the_cast.gather()


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
    """Sessions and rate limits live in the cache, which no rollback empties."""
    yield
    cache.clear()
