"""Being someone else with one click. These addresses exist in the demo only (``config/urls.py``)."""

from django.contrib.auth import login, logout
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from samenspel.demo.casting import cast_of
from samenspel.demo.standing import mark_for

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@require_GET
def enter(request, handle):
    """Sign in as one of the cast. A plain link, so that one click in a terminal is enough."""
    person = next((one for one in _cast(request) if one.handle == handle), None)
    if person is None:
        raise Http404
    logout(request)
    login(request, person, backend=BACKEND)
    return redirect("home:home")


@never_cache
@require_GET
def leave(request):
    """Be a visitor again."""
    _cast(request)
    logout(request)
    return redirect("home:home")


def _cast(request):
    mark = mark_for(request)
    if mark is None:
        raise Http404
    return cast_of(mark)
