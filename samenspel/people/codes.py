"""A code sent to an e-mail address and typed in the same browser: whoever does so reads that address.

The session keeps a keyed hash of the code, for ten minutes and three attempts.
"""

import time

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.utils.crypto import constant_time_compare, salted_hmac

SECONDS = 10 * 60
ATTEMPTS = 3


class TooOften(Exception):
    """So many codes were asked for, from here or for this address, that one has to wait."""


def send(request, email, *, purpose, **said):
    """Mail a code for one purpose; ``said`` comes back when it is typed. Raises TooOften."""
    if not ratelimit.consume(request, action="request_login_code", key=email.lower()):
        raise TooOften
    code = get_adapter().generate_login_code()
    request.session[_place(purpose)] = {
        "email": email,
        "hash": _hash(purpose, code),
        "at": time.time(),
        "attempts": 0,
        "said": said,
    }
    get_adapter().send_mail("account/email/email_confirmation", email, {"code": code})


def waiting(request, *, purpose):
    """The address a code was sent to and what was said with it, while it can still be typed; else None."""
    kept = request.session.get(_place(purpose))
    if not kept or time.time() - kept["at"] > SECONDS or kept["attempts"] >= ATTEMPTS:
        return None
    return {"email": kept["email"], **kept["said"]}


def take(request, typed, *, purpose):
    """What ``waiting`` says when the code is right, and then it is used; None counts as an attempt."""
    known = waiting(request, purpose=purpose)
    if known is None:
        return None
    kept = request.session[_place(purpose)]
    if constant_time_compare(kept["hash"], _hash(purpose, typed)):
        del request.session[_place(purpose)]
        return known
    kept["attempts"] += 1
    request.session.modified = True
    return None


def _place(purpose):
    return f"code:{purpose}"


def _hash(purpose, code):
    plain = code.replace(" ", "").replace("-", "").upper()
    return salted_hmac(f"samenspel.code.{purpose}", plain, algorithm="sha256").hexdigest()
