"""Being someone else with one click. These addresses exist in the demo only (``config/urls.py``)."""

from django.contrib.auth import login, logout
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from samenspel.demo.casting import cast_of
from samenspel.demo.standing import COOKIE, is_key, mark_for, mark_near

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@require_http_methods(["GET", "POST"])
def enter(request, handle):
    """Sign in as one of the cast: by a link with the key from the terminal, or by a button on a page."""
    mark = _standing(mark_for(request) if request.method == "POST" else _mark_by_link(request))
    person = next((one for one in cast_of(mark) if one.handle == handle), None)
    if person is None:
        raise Http404
    logout(request)
    login(request, person, backend=BACKEND)
    return _home(request)


@never_cache
@require_GET
def visit(request):
    """Look around as a visitor who can become someone: the first link in the terminal."""
    _standing(_mark_by_link(request))
    logout(request)
    return _home(request)


@never_cache
@require_POST
def leave(request):
    """Be a visitor again."""
    _standing(mark_for(request))
    logout(request)
    return redirect("home:home")


def _mark_by_link(request):
    return mark_near(request) if is_key(request.GET.get("key", "")) else None


def _standing(mark):
    if mark is None:
        raise Http404
    return mark


def _home(request):
    """To the first page; the key leaves the address and stays in the browser, for the buttons."""
    answer = redirect("home:home")
    if request.method == "GET":
        answer.set_cookie(COOKIE, request.GET["key"], httponly=True, samesite="Lax")
    return answer
