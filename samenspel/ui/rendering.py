"""Markdown to HTML that can hurt nobody: no raw HTML, known tags only, links that vouch for nothing."""

import re
from html import unescape

import nh3
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

TAGS = {"p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"}
TAGS |= {"h3", "h4", "h5", "h6"}
ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
SCHEMES = {"http", "https", "mailto", "tel"}
BARE_LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
# A page has its own title and sections above what people write: their first heading is a third-level one.
DEEPER = 2
DEEPEST = 6


def as_html(text):
    """Safe HTML of a text in Markdown; empty for nothing."""
    html = nh3.clean(
        READER.render(text or ""),
        tags=TAGS,
        attributes=ATTRIBUTES,
        url_schemes=SCHEMES,
        link_rel="nofollow noopener ugc",
    )
    return mark_safe(html)  # noqa: S308 (cleaned by nh3 in this very function)


def as_words(text):
    """The words of a text in Markdown on one line, without its signs; to be escaped as any other text."""
    return " ".join(unescape(strip_tags(as_html(text))).split())


def _lower_headings(state):
    for token in state.tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + DEEPER, DEEPEST)}"


def _link_bare_addresses(state):
    for block in state.tokens:
        if block.type == "inline":
            block.children = list(_with_links(block.children))


def _with_links(tokens):
    inside_link = False
    for token in tokens:
        inside_link = {"link_open": True, "link_close": False}.get(token.type, inside_link)
        if token.type == "text" and not inside_link:
            yield from _split(token.content)
        else:
            yield token


def _split(text):
    start = 0
    for match in BARE_LINK.finditer(text):
        yield _text(text[start : match.start()])
        yield Token("link_open", "a", 1, attrs={"href": match.group()})
        yield _text(match.group())
        yield Token("link_close", "a", -1)
        start = match.end()
    yield _text(text[start:])


def _text(content):
    return Token("text", "", 0, content=content)


# No tables: a wide one grows far beyond what was typed. No pictures: one elsewhere tells its owner who reads
# along, and one of an address here would be asked for in the reader's name.
READER = MarkdownIt("commonmark", {"html": False}).enable(["strikethrough"]).disable(["image"])
READER.core.ruler.push("lower_headings", _lower_headings)
READER.core.ruler.push("link_bare_addresses", _link_bare_addresses)
