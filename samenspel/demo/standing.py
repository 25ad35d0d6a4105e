"""Whether the demo stands: asked by everything that is allowed in the demo and nowhere else.

Five things must all be so: the setting is on, the installation answers to this machine's own names only, the
question comes from this machine, without a proxy that says it is one, the database carries the mark of the
demo, and the browser came in by a link with the key that this start of the demo gave in the terminal.
A proxy that says nothing of itself, or a picture on another page, does not have that key.
"""

import os
import secrets

from django.conf import settings
from django.utils.crypto import constant_time_compare

from samenspel.demo.models import DemoMark

COOKIE = "samenspel_demo"
LOOPBACK = {"localhost", ".localhost", "127.0.0.1", "[::1]", "::1"}
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def hosts_beyond_this_machine():
    """The host names this installation answers to that others could reach it by."""
    return [host for host in settings.ALLOWED_HOSTS if host not in LOOPBACK]


def new_key():
    """Make and keep the key of this start; links of an earlier one open nothing any more."""
    key = secrets.token_urlsafe(16)
    _key_path().unlink(missing_ok=True)
    with os.fdopen(os.open(_key_path(), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key)
    return key


def is_key(given):
    try:
        key = _key_path().read_text()
    except OSError:
        return False
    return bool(key) and constant_time_compare(given, key)


def mark_for(request):
    """The mark of the demo when it stands for this request, else None."""
    return mark_near(request) if is_key(request.COOKIES.get(COOKIE, "")) else None


def mark_near(request):
    """The mark of the demo as far as it can be known without the key."""
    if not settings.DEMO or hosts_beyond_this_machine() or not _comes_from_here(request):
        return None
    return DemoMark.objects.first()


def _key_path():
    return settings.DATA_DIR / "demo-key"


def _comes_from_here(request):
    if any(header in request.META for header in FORWARDED):
        return False
    return request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1"}
