"""A listing as text: Atom 1.0 (RFC 4287) and JSON Feed 1.1. The same listing gives the same bytes."""

import json
import re
from datetime import UTC, datetime

from django.conf import settings
from django.utils.feedgenerator import Atom1Feed, rfc3339_date

# What a feed says of itself while nothing stands in it yet: it must say some moment, and always the same.
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
JSON_FEED = "https://jsonfeed.org/version/1.1"
# Signs that XML 1.0 knows no way to write.
UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
OWN_ADDRESS = re.compile(r'\b(href|src)="/(?!/)')


class Atom(Atom1Feed):
    """Atom with the whole text in each entry, in the language of the feed."""

    def add_item_elements(self, handler, item):
        html = item.pop("html")
        super().add_item_elements(handler, {**item, "description": None})
        if html:
            handler.addQuickElement("content", html, {"type": "html"})


def as_atom(listing, *, root, address, house, language):
    """The bytes of an Atom feed.

    root      where this house stands, without a slash: https://samen.example
    address   of the feed itself
    """
    feed = Atom(
        title=_plain(f"{listing.title} · {house}"),
        link=root + listing.url,
        description=None,
        language=language,
        author_name=_plain(house),
        feed_url=root + address,
        feed_guid=_id(root, f"{listing.name} {listing.url}"),
    )
    feed.latest_post_date = lambda: listing.updated or NEVER
    for item in listing.items:
        feed.add_item(
            title=_plain(item.title),
            link=root + item.url,
            description=None,
            unique_id=_id(root, item.key),
            pubdate=item.at,
            updateddate=item.updated or item.at,
            author_name=_plain(", ".join(item.by)) or None,
            categories=[_plain(tag) for tag in item.tags],
            html=_whole(item.html, root),
        )
    return feed.writeString("utf-8").encode()


def as_json(listing, *, root, address, house, language):
    """The bytes of a JSON feed; what is told of its arguments stands with ``as_atom``."""
    said = {
        "version": JSON_FEED,
        "title": f"{listing.title} · {house}",
        "home_page_url": root + listing.url,
        "feed_url": root + address,
        "language": language,
        "authors": [{"name": house}],
        "items": [_json_item(item, root) for item in listing.items],
    }
    return json.dumps(said, ensure_ascii=False).encode()


def _json_item(item, root):
    said = {
        "id": _id(root, item.key),
        "url": root + item.url,
        "title": item.title,
        "content_html": _whole(item.html, root),
        "date_published": rfc3339_date(item.at),
        "date_modified": rfc3339_date(item.updated or item.at),
    }
    if item.by:
        said["authors"] = [{"name": name} for name in item.by]
    if item.tags:
        said["tags"] = list(item.tags)
    return said


def _id(root, key):
    """A tag address (RFC 4151): the same whatever the thing is called, and at whichever name it was asked."""
    host = settings.ALLOWED_HOSTS[0].lstrip(".") if settings.ALLOWED_HOSTS else ""
    if host in {"", "*"}:
        host = root.partition("://")[2].partition(":")[0]
    return f"tag:{host},2026:{key.replace(' ', ':')}"


def _plain(text):
    return UNWRITABLE.sub("", text)


def _whole(html, root):
    """With the addresses of this house written in full, since a feed is read elsewhere."""
    return _plain(OWN_ADDRESS.sub(rf'\1="{root}/', html))
