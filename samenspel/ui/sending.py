"""What a page was asked with, and what a form was sent with."""

import secrets
import time
from uuid import uuid4

from django import forms
from django.db import IntegrityError, transaction

# What goes along from one form to another waits for an hour, in the session: no address and no log holds it.
SESSION_KEY = "typed_along"
SECONDS = 3600
MOST_ALONG = 5


def sent(request):
    """The form data of a POST, also when it is empty; None when the page is only asked for."""
    return request.POST if request.method == "POST" else None


def asked(request, name, *, most=200):
    """One value from the address, or of what goes along with it: without signs no database can look for, and
    no longer than words are."""
    value = request.GET.get(name)
    if value is None:
        value = _along(request).get(name, "")
    return value.replace("\0", "")[:most].strip()


def send_along(request, **typed):
    """Keep what was typed for the form it goes on to; gives what its address carries: ``along=`` and a mark.

    typed  words by name; the form asks for them with ``asked``
    """
    typed = {name: words for name, words in typed.items() if words}
    if not typed:
        return ""
    mark, now = secrets.token_urlsafe(9), time.time()
    kept = list(request.session.get(SESSION_KEY, {}).items())[1 - MOST_ALONG :]
    request.session[SESSION_KEY] = {**dict(kept), mark: {"at": now, "typed": typed}}
    return f"along={mark}"


def _along(request):
    """What was typed elsewhere and goes along with this address, in the session of who typed it."""
    mark = request.GET.get("along")
    kept = request.session.get(SESSION_KEY, {}).get(mark) if mark else None
    return kept["typed"] if kept and time.time() - kept["at"] < SECONDS else {}


def brought(request, *, most=2000):
    """What was typed elsewhere and came along, its title and its text as one."""
    return "\n".join(filter(None, (asked(request, "title"), asked(request, "text", most=most))))


class Once(forms.Form):
    """A form that counts once, however often it is sent: it carries a mark of its own.

    The thing made of it keeps the mark under a unique constraint, so that the database settles a race.
    """

    once = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["once"].initial = uuid4


def once_only(make, model, *, once, **whose):
    """What ``make()`` makes, in one transaction; when the same form came before, what that made.

    once    the mark of the form, under a unique constraint of ``model`` together with ``whose``
    """
    try:
        with transaction.atomic():
            return make()
    except IntegrityError:
        before = model.objects.filter(once=once, **whose).first() if once else None
        if before is None:
            raise
        return before
