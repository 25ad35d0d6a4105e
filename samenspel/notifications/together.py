"""What came until a quarter of the hour, in one letter: each under its sentence, with the words of people.

Of each is asked again whether it may be said, by itself, as if it went alone.
"""

from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.template.loader import render_to_string
from django.utils.dateparse import parse_datetime

from samenspel.house.address import whole
from samenspel.mail import writing
from samenspel.mail.parts import in_html, in_text, marked
from samenspel.mail.sockets import Said, address_of_answer, composer
from samenspel.mail.together import all_in
from samenspel.notifications import showing
from samenspel.notifications.pacing import TOGETHER
from samenspel.notifications.sockets import KINDS
from samenspel.notifications.stopping import why_not_alone

# So many words of people under one sentence; the rest is read on its page.
MOST_QUOTED = 12


@dataclass
class Told:
    """One line with where it leads, and under it who said what: (name, mark of the words) pairs."""

    sentence: str
    url: str
    words: list = field(default_factory=list)
    more: int = 0


def say(letter):
    """All that may be said, or None."""
    rows = _rows(letter)
    if not rows:
        return None
    groups: dict[str, list[Any]] = {}
    for row in rows:
        groups.setdefault(row.group, []).insert(0, row)
    said: dict[str, Any] = {}
    told = [_told(bundle, said) for bundle in showing.bundles(letter.person, list(groups.values()))]
    context = {
        "n": len(told),
        "several": len(rows) > 1,
        "quoted": [each for each in told if each.words],
        "others": [each for each in told if not each.words],
        "answerable": bool(letter.answers and address_of_answer(letter)),
    }
    text = render_to_string("notifications/mail/together.txt", context)
    subject, _line, body = text.strip().partition("\n")
    body = body.strip()
    return Said(subject, in_text(body, said), in_html(body, said))


def _rows(letter):
    """What ``letter`` speaks for, the oldest first, as notifications that may be said."""
    rows = []
    for each in all_in(letter):
        kind = KINDS.get(each.kind)
        if kind is None or why_not_alone(each):
            continue
        thing = kind.model.objects.filter(pk=each.about_id).select_related(*kind.related).first()
        if thing is None:
            continue
        at = parse_datetime(each.said["at"])
        said = {"kind": each.kind, "thing": thing, "by_id": each.by_id, "at": at}
        rows.append(SimpleNamespace(group=kind.group_of(thing), **said))
    return rows


def _told(bundle, said):
    """A line of the letter; the words of people go into ``said``, each under a mark of its own."""
    told = Told(bundle.sentence, whole(bundle.url))
    spoken = [(row, bundle.kind.quotes(row.thing)) for row in reversed(bundle.rows)]
    spoken = [(row, quotes) for row, quotes in spoken if quotes]
    told.more = max(0, len(spoken) - MOST_QUOTED)
    for row, quotes in spoken[told.more :]:
        mark = f"words{len(said)}"
        said[mark] = writing.Quote(quotes)
        told.words.append((_who(bundle, row), marked(said)[mark]))
    return told


def _who(bundle, row):
    """Who said it, where the sentence above leaves that open; "" for who may not be seen."""
    seen = bundle.seen.get(row.by_id)
    return seen.name if seen is not None and len(bundle.doers) > 1 else ""


def share(newest, others):
    """What is answered stands in one thread, and the newest is answered; else nothing is."""
    if any(each.thread != newest.thread for each in others):
        newest.thread = newest.answers = ""


composer(TOGETHER, say, as_one=share)
