"""Voting without an account: a cookie per conversation that no script can read; only its hash is kept.

Whoever signs in afterwards takes along what they voted in this browser (see ``receivers``).
"""

import secrets
from hashlib import sha256

from django.conf import settings

COOKIE = "conversation_"
SALT = "opinions.guest"
SECONDS = 180 * 24 * 3600
MOST_AT_ONCE = 50


def hash_of(token):
    return sha256(token.encode()).hexdigest()


def new_token():
    return secrets.token_urlsafe(24)


def token_in(request, conversation):
    """The token this browser holds for a conversation, or None; a forged one counts as none."""
    return _token(request, f"{COOKIE}{conversation.pk}")


def tokens_in(request):
    """All (number of the conversation, token) pairs that this browser holds."""
    names = [name for name in request.COOKIES if name.startswith(COOKIE)][:MOST_AT_ONCE]
    pairs = ((name.removeprefix(COOKIE), _token(request, name)) for name in names)
    return [(int(number), token) for number, token in pairs if number.isdigit() and token]


def _token(request, name):
    return request.get_signed_cookie(name, default=None, salt=SALT, max_age=SECONDS)


def keep(response, conversation, token):
    """Give the browser its token."""
    response.set_signed_cookie(
        f"{COOKIE}{conversation.pk}",
        token,
        salt=SALT,
        max_age=SECONDS,
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
        samesite="Lax",
    )
    return response
