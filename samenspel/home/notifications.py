"""What the letter of the day and week says beside what concerns one: what waits, and what happened."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.feed.candidates import Chosen, candidates
from samenspel.feed.cards import cards_of
from samenspel.feed.seeing import seen_of
from samenspel.home.asked_of_me import what_waits
from samenspel.notifications.sockets import part_of_digest

# So much of what happened is looked at. Of the links in a sentence the first that is no person is its thing.
LOOKED_AT, TOLD = 40, 6
PEOPLE = "/people/"
LINK = re.compile(r'href="([^"]+)"')


def waits(person, since, wants):
    """As on the start page, the longest first."""
    found = what_waits(person)
    lines = [(str(sentence), address) for sentence, address, _since in [*found["asked"], *found["more"]]]
    if any(found["waits"].values()):
        lines.insert(0, (_("In your communities something waits for you on your start page."), "/"))
    return lines


def happened(person, since, wants):
    """The latest of one's communities, done by others."""
    places = person.memberships.current().values_list("community", flat=True)
    chosen = Chosen(places=tuple(sorted(place for place in places if wants(place))))
    found = [each for each in candidates(chosen, most=LOOKED_AT) if each.at >= since and each.by != person.pk]
    seen = seen_of(person, found)[:TOLD]
    return [_line(said) for _face, said in cards_of(person, seen)]


def _line(said):
    links = LINK.findall(said)
    thing = next((link for link in links if not link.startswith(PEOPLE)), links[-1] if links else "")
    return " ".join(unescape(strip_tags(said)).split()), unescape(thing)


part_of_digest(gettext_lazy("Waits for you"), waits, order=10, alone=False)
part_of_digest(gettext_lazy("In your communities"), happened, order=30)
