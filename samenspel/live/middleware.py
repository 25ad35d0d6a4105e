"""When a page was asked, before it read anything; and that it may speak with the live process."""

import time

from django.conf import settings
from django.http.request import split_domain_port


def moment(get_response):
    def answer(request):
        request.live_moment = time.time()
        response = get_response(request)
        if getattr(request, "is_watching", False) and settings.LIVE_PORT and not settings.LIVE_PATH:
            response._csp_update = {**(getattr(response, "_csp_update", None) or {}), **_allowed(request)}
        return response

    return answer


def _allowed(request):
    return {"connect-src": address(request)}


def address(request):
    """Where a page listens: a path behind a proxy, the same host at another port, or nowhere."""
    if settings.LIVE_PATH:
        return settings.LIVE_PATH
    if not settings.LIVE_PORT:
        return ""
    name, _port = split_domain_port(request.get_host())
    return f"{request.scheme}://{name}:{settings.LIVE_PORT}/stream"
