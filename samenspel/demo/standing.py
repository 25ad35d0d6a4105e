"""Whether the demo stands: asked by everything that is allowed in the demo and nowhere else.

Four things must all be so: the setting is on, the installation answers to this machine's own names only, the
question comes from this machine without a proxy between, and the database carries the mark of the demo.
"""

from django.conf import settings

from samenspel.demo.models import DemoMark

LOOPBACK = {"localhost", ".localhost", "127.0.0.1", "[::1]", "::1"}
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED", "HTTP_VIA")


def hosts_beyond_this_machine():
    """The host names this installation answers to that others could reach it by."""
    return [host for host in settings.ALLOWED_HOSTS if host not in LOOPBACK]


def mark_for(request):
    """The mark of the demo when it stands for this request, else None."""
    if not settings.DEMO or hosts_beyond_this_machine() or not _comes_from_here(request):
        return None
    return DemoMark.objects.first()


def _comes_from_here(request):
    if any(header in request.META for header in FORWARDED):
        return False
    return request.META.get("REMOTE_ADDR") in {"127.0.0.1", "::1"}
