"""The product's settings as tests run them: nothing of the machine's own, nothing kept afterwards.

``SAMENSPEL_TEST_DATABASE`` chooses the database: sqlite (in memory) or postgresql, at the address that
bin/test gives in ``SAMENSPEL_TEST_POSTGRESQL``.
"""

import atexit
import os
import shutil
import tempfile

for name in [name for name in os.environ if name.startswith("SAMENSPEL_")]:
    # What a developer set for their own installation must not steer the tests, nor be touched by them.
    if not name.startswith("SAMENSPEL_TEST_") and name not in {"SAMENSPEL_SHARED_DATA", "SAMENSPEL_CHROMIUM"}:
        del os.environ[name]

os.environ["SAMENSPEL_DATA_DIR"] = tempfile.mkdtemp(prefix="samenspel-tests-")
# Playwright keeps an event loop in the thread in which tests of pages and of models both run.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
atexit.register(shutil.rmtree, os.environ["SAMENSPEL_DATA_DIR"], ignore_errors=True)
if os.environ.get("SAMENSPEL_TEST_DATABASE") == "postgresql":
    os.environ["SAMENSPEL_DATABASE_URL"] = os.environ["SAMENSPEL_TEST_POSTGRESQL"]

from samenspel.config.settings import *  # noqa: E402, F403 (after the environment is made)

EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# It reads all static files anew for every client of a test; pages with their files are walked in a browser.
MIDDLEWARE = [name for name in MIDDLEWARE if not name.startswith("whitenoise.")]  # noqa: F405
# Tests that need the worker run it; all others see at once what a task does.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
