"""The demo in tests: the story planted in memory, and settings as they are while the demo runs."""

from datetime import date
from importlib import import_module

import pytest
from django.conf import settings as the_settings
from django.test import Client

from samenspel.demo import planting, standing

ANCHOR = date(2026, 11, 21)


@pytest.fixture(scope="session")
def planted(django_db_setup, django_db_blocker):
    """The Dutch story, planted once in an empty house; tests that need it come last (tests/manners.py)."""
    from django.core.management import call_command
    from django.db import transaction

    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)
        with transaction.atomic():
            yield planting.plant(language="nl", anchor=ANCHOR, seed=1)
            transaction.set_rollback(True)


@pytest.fixture
def in_demo(settings, tmp_path):
    """The settings of a running demo: its addresses, its adapter, this machine's names only."""
    # The house's own addresses are read once; they must be read while the demo is off.
    import_module("samenspel.config.urls")
    settings.DEMO = True
    settings.DATA_DIR = tmp_path
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    settings.ROOT_URLCONF = "tests.demo.urls"
    settings.ACCOUNT_ADAPTER = "samenspel.demo.signing_in.Adapter"
    engine = {**the_settings.TEMPLATES[0], "OPTIONS": {**the_settings.TEMPLATES[0]["OPTIONS"]}}
    processors = engine["OPTIONS"]["context_processors"]
    engine["OPTIONS"]["context_processors"] = [*processors, "samenspel.demo.context.demo"]
    settings.TEMPLATES = [engine]


@pytest.fixture
def visitor():
    """A browser on this machine, in English."""
    return Client(SERVER_NAME="127.0.0.1", headers={"accept-language": "en"})


@pytest.fixture
def key(in_demo):
    """The key of this start, as it stands in the links in the terminal."""
    return standing.new_key()
