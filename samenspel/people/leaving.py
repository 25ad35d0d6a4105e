"""Going from a form of ours to a provider elsewhere.

Our pages may send forms to ourselves only, and browsers hold a redirect after a form to that as well; so the
answer is a small page that goes on by itself, and says where to.
"""

from functools import wraps
from urllib.parse import urlsplit

from django.shortcuts import render


def leaving(view):
    """Turn the redirect of ``view`` to another site into a page that leads there."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        url = response.headers.get("Location", "")
        if response.status_code != 302 or urlsplit(url).scheme not in {"http", "https"}:
            return response
        page = render(request, "socialaccount/leaving.html", {"url": url, "host": urlsplit(url).hostname})
        page.cookies.update(response.cookies)
        return page

    return answer
