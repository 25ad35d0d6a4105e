"""Feeds for feed readers; a reader that has the latest already is told so in a line."""

from datetime import UTC
from hashlib import blake2b

from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from samenspel.feed.syndication import listing
from samenspel.feed.writing import as_atom, as_json
from samenspel.house import address
from samenspel.house.rules import rules

KEPT_SECONDS = 300
ATOM = "application/atom+xml; charset=utf-8"
JSON = "application/feed+json; charset=utf-8"


@require_safe
def atom(request, name, place=""):
    return _answer(request, name, place, as_atom, ATOM)


@require_safe
def json(request, name, place=""):
    return _answer(request, name, place, as_json, JSON)


def _answer(request, name, place, written, kind):
    """A feed as a visitor reads it, whoever asks: any cache may keep it for a while."""
    found = listing(name, place)
    if found is None:
        raise Http404
    root = address.root(request)
    house, language = rules().name, get_language()
    body = written(found, root=root, address=request.path, house=house, language=language)
    etag = quote_etag(blake2b(body, digest_size=12).hexdigest())
    changed = int(found.updated.astimezone(UTC).timestamp()) if found.updated else None
    answer = HttpResponse(body, content_type=kind)
    answer["ETag"] = etag
    answer["Cache-Control"] = f"public, max-age={KEPT_SECONDS}"
    # Any page may show it: there is nothing in it that is not public.
    answer["Access-Control-Allow-Origin"] = "*"
    if changed:
        answer["Last-Modified"] = http_date(changed)
    patch_vary_headers(answer, ["Accept-Language", "Cookie"])
    return get_conditional_response(request, etag=etag, last_modified=changed, response=answer)
