"""A form sent more often than people do: it comes back as it was typed, and says what to do."""

from allauth.core import ratelimit
from django.utils.translation import gettext_lazy as _

TOO_OFTEN = _(
    "That was often in a short time. What you typed still stands here: send it again a little later."
)


def within_pace(request, form, action, **who):
    """Whether ``action`` is done no more often than its limit; else the form says so and can be shown again.

    who   whom the limit counts, as allauth takes it: ``user`` or ``key``; without it the address
    """
    if ratelimit.consume(request, action=action, **who):
        return True
    say_too_often(form)
    return False


def say_too_often(form, words=TOO_OFTEN):
    form.is_too_often = True
    form.add_error(None, words)


def status_of(form):
    """With which status a form is shown: something is to be mended, it was too often, or nothing is."""
    if form is None or not form.errors:
        return 200
    return 429 if getattr(form, "is_too_often", False) else 422
