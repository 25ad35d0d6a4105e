"""Messages as HTML, made once for everyone who reads the same: kept by what they are made of.

What a message is made of was read for this reader a moment ago (``showing.Shown``) and is part of what it is
kept under: another word, name, photo, sign or thing one may do makes another card. So nothing leaks through a
card made for someone else, and nothing has to be thrown away when something changes.
"""

from dataclasses import fields
from functools import cache
from hashlib import blake2b

from django.core.cache import caches
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from samenspel.discussions.showing import Shown, signs
from samenspel.ui.templatetags.dates import when

KEPT_SECONDS = 3600
# All that is said of a message beside its own row.
SAID = [field.name for field in fields(Shown) if field.name != "message"]


def cards_of(shown, request, csrf_token):
    """The HTML of each message, in the same order."""
    keys = [_key(each, request.user) for each in shown]
    kept = caches["cards"].get_many([key for key in keys if key])
    cards, new = [], {}
    for key, each in zip(keys, shown, strict=True):
        html = kept.get(key) or _made(each, request)
        if key and key not in kept:
            new[key] = html
        cards.append(html.replace(_place_of_token(), str(csrf_token)))
    if new:
        caches["cards"].set_many(new, KEPT_SECONDS)
    return mark_safe("".join(cards))  # noqa: S308 (made by a template, which escapes what people wrote)


def _key(each, reader):
    """Everything the card depends on; None where something came along, or is said to the reader alone."""
    if each.has_brought or each.hiding:
        return None
    message = each.message
    row = [getattr(message, field.attname) for field in message._meta.concrete_fields]
    by = message.by if each.is_named else None
    face = by and (by.pk, by.name, by.handle, by.photo_url(reader))
    words = [repr(getattr(each, name)) for name in SAID]
    said = (get_language(), timezone.get_current_timezone_name(), when(message.at), row, face, words)
    return blake2b(repr(said).encode(), digest_size=20).hexdigest()


def _made(each, request):
    context = Context({"each": each, "seen": set(), "choices": signs(), "csrf_token": _place_of_token()})
    # Whose page it is decides which photos show.
    context.request = request
    return get_template("discussions/_message.html").template.render(context)


@cache
def _place_of_token():
    """Stands in a card where the mark of the page goes, by which its forms are known; nobody can write it."""
    return salted_hmac("discussions.cards", "place of the token").hexdigest()
