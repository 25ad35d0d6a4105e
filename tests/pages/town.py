"""Makes the town that the page walks visit: the living demo with the cast in it, and everyone signed in.

Run as a program of its own (see conftest.py), with the settings of a real installation. Prints as JSON the
session of each of the cast, and the addresses of the matrix.
"""

import json
import os
import sys
import traceback
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
    # The demo is there already, but for whoever runs this by hand.
    planting.plant(language="nl", anchor=date.today(), seed=1)  # noqa: DTZ011 (the demo is told up to today)
    cast = the_cast.gather()
    call_command("snapshot", stdout=sys.stderr)
    there, broken = paths(cast)
    json.dump({"sessions": sessions(cast), "paths": there, "broken": broken}, sys.stdout)


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
    """The address of every row of the matrix, by what the row calls itself; and why a row has none.

    One row that cannot be given stops no other; its own walk says what went wrong.
    """
    from django.db import transaction
    from django.urls import reverse

    from tests.matrix import ROWS

    there, broken = {}, {}
    for row in ROWS:
        if row.post is None:
            try:
                with transaction.atomic():
                    there[str(row)] = reverse(row.name, kwargs=row.args(row.given(cast))) + row.query
            except Exception:
                broken[str(row)] = traceback.format_exc()
    return there, broken


if __name__ == "__main__":
    main()
