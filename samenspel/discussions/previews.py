"""Previews of links: what the first page a message links to says of itself, fetched in the worker, as words.

No picture is taken over, and no reader's browser asks anything of the page elsewhere. What cannot be had is
left out without a word. Whoever wrote the message, and who leads the thread, can take a preview away;
administrators can have none made at all (``house.rules``).
"""

import codecs
import re
from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urlsplit

from allauth.core import context, ratelimit
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.discussions.models import LinkPreview
from samenspel.house.outgoing import NotFetched, Outgoing
from samenspel.house.rules import rules
from samenspel.ui.lines import one_line

LINK = re.compile(r"https?://[^\s<>\"'`\\]+[^\s<>\"'`\\.,;:!?)\]}*_]")
CODE = re.compile(r"(`{3,}|~{3,}).*?(?:\1|\Z)|`[^`\n]+`", re.DOTALL)
CHARSET = re.compile(rb"charset=[\"']?([\w-]{2,30})", re.IGNORECASE)
# The letters pages are written in; Python knows more names, some of which are no letters at all (zip, idna).
CHARSETS = re.compile(
    r"utf-(8|16(le|be)?)|iso8859-([1-9]|1[0-6])|cp125[0-8]|cp932|shift_jis|euc_jp|euc_kr|gb2312|gbk|gb18030|big5"
)
TITLE, DESCRIPTION, SITE = 200, 400, 100


def first_link(text):
    """The first address in a text that is not shown as code, or nothing."""
    found = LINK.search(CODE.sub(" ", text))
    return found.group() if found and len(found.group()) <= 2000 else ""


def look_later(message):
    """After a message was written or changed: have its first link looked at, once the message is there."""
    from samenspel.discussions import tasks

    address = first_link(message.text) if rules().link_previews else ""
    known = LinkPreview.objects.filter(message=message)
    if known.filter(address=address).exists():
        return
    known.delete()
    if address and _may_ask_more(message.by):
        preview = LinkPreview.objects.create(message=message, address=address)
        transaction.on_commit(lambda: tasks.look_at_link.enqueue(preview.pk))


def _may_ask_more(person):
    """So many links an hour for one person; a message with one more goes without its preview."""
    request = context.request
    return request is None or bool(ratelimit.consume(request, action="look_at_link", user=person))


def look(preview, *, outgoing=None, at=None):
    """Fetch the page and keep what it says of itself; quietly nothing when that cannot be."""
    if not rules().link_previews or preview.looked_at:
        return
    said = _said(preview.address, outgoing or Outgoing())
    LinkPreview.objects.filter(pk=preview.pk).update(looked_at=at or timezone.now(), **said)


def _said(address, outgoing):
    try:
        page = outgoing.fetch(address)
    except NotFetched:
        return {}
    head = Head()
    head.read(page)
    site = head.said.get("og:site_name") or (urlsplit(page.url).hostname or "").removeprefix("www.")
    return {
        "title": _short(head.said.get("og:title") or head.said.get("title", ""), TITLE),
        "description": _short(
            head.said.get("og:description") or head.said.get("description", ""), DESCRIPTION
        ),
        "site": _short(site, SITE),
    }


def _short(text, most):
    line = re.sub(r"\s+", " ", one_line(text.replace("\0", ""))).strip()
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _letters(name):
    """The name by which Python reads these letters, or nothing when pages are not written in them."""
    try:
        known = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    return known if CHARSETS.fullmatch(known) else ""


class Head(HTMLParser):
    """Title and description of a page; everything else in it is passed over."""

    def __init__(self):
        super().__init__()
        self.said = {}
        self.in_title = False

    def read(self, page):
        """The page in the letters it says it is written in, or else in those of most pages."""
        declared = CHARSET.search(page.content[:2048])
        said = [page.charset, declared[1].decode("ascii", "replace") if declared else ""]
        charset = next(filter(None, map(_letters, said)), "utf-8")
        with suppress(AssertionError):
            # Python's reader stops so at a declaration it does not know; what it read before that holds.
            self.feed(page.content.decode(charset, "replace"))

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        if tag == "title" and "title" not in self.said:
            self.in_title = True
        elif tag == "meta":
            name = (said.get("property") or said.get("name") or "").lower()
            if name in {"og:title", "og:description", "og:site_name", "description"}:
                self.said.setdefault(name, said.get("content") or "")

    def handle_endtag(self, tag):
        if tag == "title":
            self.in_title = False

    def handle_data(self, data):
        if self.in_title:
            self.said["title"] = self.said.get("title", "") + data


@transaction.atomic
def take_away(preview, *, by, at=None):
    """Out of sight for everyone; a second time changes nothing."""
    if not can_take_away(by, preview):
        raise PermissionDenied
    standing = LinkPreview.objects.filter(pk=preview.pk, taken_away_at=None)
    standing.update(taken_away_by=by, taken_away_at=at or timezone.now())


def can_take_away(person, preview):
    """Who wrote the message, and who leads the thread."""
    from samenspel.discussions import access

    message = preview.message
    is_theirs = person is not None and person.is_authenticated and message.by_id == person.pk
    return is_theirs or access.can_lead(person, message.discussion)
