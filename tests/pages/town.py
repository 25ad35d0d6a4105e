"""Makes the town that the page walks visit: the living demo with the cast in it, and everyone signed in.

Run as a program of its own (see conftest.py), with the settings of a real installation. Prints as JSON the
session of each of the cast, and the addresses of the matrix.
"""

import json
import os
import sys
from datetime import date

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.config.settings")


def main():
    django.setup()
    from django.conf import settings

    # Letters would stand between the JSON that is asked for.
    settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
    from django.core.management import call_command

    from samenspel.demo import planting
    from tests import cast as the_cast

    call_command("migrate", verbosity=0)
    planting.plant(language="nl", anchor=date.today(), seed=1)  # noqa: DTZ011 (the demo is told up to today)
    cast = the_cast.gather()
    call_command("snapshot", stdout=sys.stderr)
    json.dump({"sessions": sessions(cast), "paths": paths(cast)}, sys.stdout)


def sessions(cast):
    """A session key for each of the cast, as if they had signed in."""
    from django.test import Client

    from tests.matrix import PERSON

    keys = {}
    for name in filter(None, (*PERSON.values(), "tess")):
        client = Client()
        client.force_login(getattr(cast, name), backend="allauth.account.auth_backends.AuthenticationBackend")
        keys[name] = client.session.session_key
    return keys


def paths(cast):
    """The address of every row of the matrix, by what the row calls itself."""
    from django.urls import reverse

    from tests.matrix import ROWS

    return {
        str(row): reverse(row.name, kwargs=row.args(row.given(cast))) + row.query
        for row in ROWS
        if row.post is None
    }


if __name__ == "__main__":
    main()
