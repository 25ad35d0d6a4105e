"""Pages of a long list by place, not by number: nothing is seen twice or missed when something new arrives.

The place in the address is opaque and signed; one that is broken or forged simply shows the first page.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from hmac import compare_digest

from django.db.models import Q
from django.utils.crypto import salted_hmac

PARAMETER = "place"
OLDER, NEWER = "o", "n"
SEAL_BYTES = 8


@dataclass(frozen=True)
class Page:
    """One page of a list; an address is empty when there is nothing that way."""

    items: Sequence
    older_url: str
    newer_url: str

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)


def page_of(queryset, request, key=("-published_at", "-pk"), size=20):
    """The page of ``queryset`` that the address asks for.

    key   the order, in the words of order_by; never null, and unique together (end with the primary key)
    size  how many items on a page; one more is read to know whether there is another page
    """
    way, values = _unseal(request.GET.get(PARAMETER, ""), key, queryset)
    if way == NEWER:
        newer = list(_beyond(queryset, _turned(key), values)[: size + 1])
        # With less than a page to go, show the first page whole.
        if len(newer) > size:
            items = newer[size - 1 :: -1]
            return _page(request, items, key, has_older=True, has_newer=True)
        way = None
    older = list((_beyond(queryset, key, values) if way else queryset.order_by(*key))[: size + 1])
    if way and not older:
        return page_of(queryset, _Elsewhere(request), key, size)
    return _page(request, older[:size], key, has_older=len(older) > size, has_newer=bool(way))


def _page(request, items, key, *, has_older, has_newer):
    return Page(
        items,
        _url(request, OLDER, items[-1], key) if has_older else "",
        _url(request, NEWER, items[0], key) if has_newer else "",
    )


class _Elsewhere:
    """The same request without a place: the first page."""

    def __init__(self, request):
        self.path, self.GET = request.path, request.GET.copy()
        self.GET.pop(PARAMETER, None)


def _beyond(queryset, key, values):
    """Everything after ``values`` in the order of ``key``."""
    after, same = Q(), Q()
    for part, value in zip(key, values, strict=True):
        name = part.lstrip("-")
        after |= same & Q(**{f"{name}__{'lt' if part.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return queryset.filter(after).order_by(*key)


def _turned(key):
    return tuple(part[1:] if part.startswith("-") else f"-{part}" for part in key)


def _url(request, way, item, key):
    query = request.GET.copy()
    query[PARAMETER] = _seal([way, *(_value(item, part.lstrip("-")) for part in key)], key)
    return f"{request.path}?{query.urlencode()}"


def _value(item, name):
    for step in name.split("__"):
        item = getattr(item, step)
    return item


# --- The place as it stands in an address -------------------------------------------------------------------


def _seal(place, key):
    body = json.dumps(place, default=str, separators=(",", ":")).encode()
    return urlsafe_b64encode(_mark(body, key) + body).rstrip(b"=").decode()


def _unseal(text, key, queryset):
    """Which way and from where; (None, ()) for the first page."""
    try:
        raw = urlsafe_b64decode(text.encode() + b"=" * (-len(text) % 4))
        mark, body = raw[:SEAL_BYTES], raw[SEAL_BYTES:]
        if not compare_digest(mark, _mark(body, key)):
            return None, ()
        way, *values = json.loads(body)
    except ValueError:
        return None, ()
    return way, values


def _mark(body, key):
    """What shows that a place was made here, and for a list in this order."""
    return salted_hmac(f"samenspel.ui.paging {key}", body, algorithm="sha256").digest()[:SEAL_BYTES]
