"""For search engines: which pages there are for everyone, and where not to look."""

from django.contrib.auth.models import AnonymousUser
from django.http import HttpResponse
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.html import escape
from django.views.decorators.http import require_safe

from samenspel.feed.syndication import LISTS
from samenspel.house.address import whole

AN_HOUR = 3600
# Of each list so many of the latest; search engines take fifty thousand addresses in one map.
MOST = 4_000
NOT_HERE = ("/account/", "/notifications/", "/offers/", "/live/", "/search/")


@require_safe
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_HERE)]
    lines += ["", f"Sitemap: {whole(reverse('home:sitemap'), request)}", ""]
    return _public("\n".join(lines), "text/plain; charset=utf-8")


@require_safe
def sitemap(request):
    """The lists a visitor may follow and what stands on them, whoever asks."""
    paths = dict.fromkeys([reverse("home:home"), *(known.page() for known in LISTS.values())])
    for known in LISTS.values():
        if known.things is not None:
            things = known.things(AnonymousUser()).order_by(*known.order)[:MOST]
            paths |= dict.fromkeys(thing.get_absolute_url() for thing in things.iterator(chunk_size=500))
    rows = "".join(f"<url><loc>{escape(whole(path, request))}</loc></url>\n" for path in paths)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    space = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return _public(f'{head}<urlset xmlns="{space}">\n{rows}</urlset>\n', "application/xml; charset=utf-8")


def _public(body, kind):
    response = HttpResponse(body, content_type=kind)
    patch_cache_control(response, public=True, max_age=AN_HOUR)
    return response
