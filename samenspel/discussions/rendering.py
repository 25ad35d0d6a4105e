"""What a message says, as safe HTML in which those it calls on have their names."""

import re
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.text import slugify

from samenspel.discussions.mentions import MENTION
from samenspel.ui.rendering import as_html, as_words

TAG = re.compile(r"(<[^>]+>)")
# Inside these nothing is called on: what is shown as written, and links.
QUIET = re.compile(r"<(/?)(code|pre|a)\b")
OPEN, CLOSE = "\ue000", "\ue001"
MARKED = re.compile(f"{OPEN}(@[^{OPEN}{CLOSE}]+){CLOSE}")


def as_said(text, called):
    """The text of a message as HTML.

    called   what stands in it and may be named to the reader: {"@noor": (address, name)}, in small letters
    """
    return mark_safe(MARKED.sub(lambda match: _named(match[1], called), _marked(text)))  # noqa: S308 (cleaned)


def names_of(mentions, *, people, communities):
    """What ``as_said`` needs, of the mentions of a page: only of people and communities the reader may see.

    people, communities   the primary keys of those the reader may see
    """
    called = {}
    for row in mentions:
        if row.person_id and row.person_id in people:
            called[f"@{row.person.handle}"] = (row.person.get_absolute_url(), row.person.name)
        elif row.role_id and row.role.community_id in communities:
            token = f"@@{row.role.community.slug}/{slugify(row.role.name)}"
            called[token] = (row.role.get_absolute_url(), row.role.name)
        elif row.community_id and row.community_id in communities:
            called[f"@@{row.community.slug}"] = (row.community.get_absolute_url(), row.community.name)
    return called


@lru_cache(maxsize=2048)
def _marked(text):
    """The HTML with a mark around everything that may call on somebody; the same for every reader."""
    parts, depth = [], 0
    for part in TAG.split(as_html(text.replace(OPEN, "").replace(CLOSE, ""))):
        if part.startswith("<"):
            quiet = QUIET.match(part)
            depth += (-1 if quiet[1] else 1) if quiet else 0
        elif not depth:
            part = MENTION.sub(lambda match: f"{OPEN}{match[0]}{CLOSE}", part)
        parts.append(part)
    return "".join(parts)


def _named(token, called):
    known = called.get(token.lower().rstrip("-_"))
    if known is None:
        return token
    url, name = known
    return format_html('<a class="mention" href="{}">@{}</a>', url, name)


def is_part_of(words, text):
    """Whether ``words``, as one reads them on the page, stand in a text in Markdown."""
    return " ".join(words.split()) in as_words(text)


def quoted(text, who):
    """A text as a quote in Markdown, with whose words they are."""
    lines = "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())
    return f"{escape_name(who)}:\n\n{lines}\n\n" if who else f"{lines}\n\n"


def escape_name(name):
    """A name in Markdown, without what would turn into signs."""
    return re.sub(r"([\\`*_\[\]<>#@])", r"\\\1", name)
