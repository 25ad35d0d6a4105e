"""What a visitor began before signing in, carried out as soon as they are signed in.

It waits in their session, in this browser only, for an hour at most, and is done once.
"""

import time
from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

SESSION_KEY = "afterwards"
SECONDS = 3600
ACTS: dict[str, Callable] = {}


def when_signed_in(act, carry_out):
    """Name what is done: ``carry_out(request, person, said)`` gives the address to go to, or None."""
    if act in ACTS:
        raise ValueError(f"{act} is named twice")
    ACTS[act] = carry_out


def remember(request, act, *, only_for="", **said):
    """Let ``act`` be done with ``said`` (what JSON can hold) once someone is signed in.

    only_for  an e-mail address: whoever else signs in meanwhile does not do it
    """
    if act not in ACTS:
        raise ValueError(f"nobody named {act}")
    request.session[SESSION_KEY] = {"act": act, "said": said, "at": time.time(), "only_for": only_for}


def waiting(request, act):
    """What was said with ``act`` when that is what waits, else None."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["act"] != act or time.time() - kept["at"] > SECONDS:
        return None
    return kept["said"]


def carry_out(request, person):
    """Do what waits, for who has just signed in; gives the address to go to, or None."""
    kept = request.session.pop(SESSION_KEY, None)
    if not kept or time.time() - kept["at"] > SECONDS:
        return None
    if kept["only_for"] and kept["only_for"].lower() != (person.email or "").lower():
        return None
    try:
        return ACTS[kept["act"]](request, person, kept["said"])
    except PermissionDenied:
        messages.error(request, _("You are signed in, but what you had begun is not open to you."))
        return None
