"""Going from a form of ours to a provider elsewhere, and coming back.

Our pages may send forms to ourselves only, and browsers hold a redirect after a form to that as well; so the
answer is a small page that goes on by itself, and says where to.
"""

import logging
from functools import wraps
from urllib.parse import urlsplit

import requests
from django.core.exceptions import PermissionDenied
from django.shortcuts import render

logger = logging.getLogger(__name__)


def leaving(view):
    """Turn the redirect of ``view`` to another site into a page that leads there."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = view(request, *args, **kwargs)
        except requests.RequestException:
            logger.exception("A provider of sign-in cannot be reached")
            return render(request, "socialaccount/authentication_error.html", status=503)
        url = response.headers.get("Location", "")
        if response.status_code != 302 or urlsplit(url).scheme not in {"http", "https"}:
            return response
        page = render(request, "socialaccount/leaving.html", {"url": url, "host": urlsplit(url).hostname})
        page.cookies.update(response.cookies)
        return page

    return answer


def coming_back(view):
    """Say in words that an answer came too late, twice, or to another browser than the one that left."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PermissionDenied:
            return render(request, "socialaccount/authentication_error.html", status=403)

    return answer
