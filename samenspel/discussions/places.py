"""For which places words are kept, so that what was not sent is found again from a list.

A place is a name and what follows the colon: ``discussion:12``, ``work.result.new``. A room says of its own::

    place("work.result.new", lambda person, rests: {"": (_("A new result"), reverse("work:publish"))})
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.communities.models import Community
from samenspel.discussions import access
from samenspel.discussions.models import Discussion, Draft, Message
from samenspel.discussions.sockets import HANGS

PLACES = {}


def place(name, where):
    """Say where words of places that begin with ``name`` are written.

    where   (person, what follows the colon in each) → for those still open to the person: title and address
    """
    PLACES[name] = where


@dataclass
class Unsent:
    """What somebody wrote for one place and did not send; where that is, when it is still open to them."""

    place: str
    at: datetime
    title: str = ""
    url: str = ""
    texts: list = field(default_factory=list)


def unsent(person):
    """What ``person`` wrote and did not send, by place, the latest first."""
    found = {}
    for draft in Draft.objects.visible_to(person).waiting().order_by("-at", "-pk"):
        base = base_of(draft.place)
        each = found.setdefault(base, Unsent(base, draft.at))
        # A title stands above what it is the title of.
        each.texts.insert(0 if draft.place.endswith("/title") else len(each.texts), draft.text)
    for base, (title, url) in _where(person, found).items():
        found[base].title, found[base].url = title, url
    return list(found.values())


def throw_away(person, base):
    """Throw away all that ``person`` wrote for the place ``base`` and did not send."""
    mine = Draft.objects.visible_to(person).waiting()
    mine.filter(pk__in=[row.pk for row in mine if base_of(row.place) == base]).delete()


def base_of(place):
    """The place without the name of the field."""
    return place.partition("/")[0]


def _where(person, bases):
    by_name = defaultdict(dict)
    for base in bases:
        name, _colon, rest = base.partition(":")
        by_name[name][rest] = base
    found = {}
    for name, rests in by_name.items():
        where = PLACES.get(name) or _beside(name)
        found |= {rests[rest]: said for rest, said in where(person, rests).items()}
    return found


def _beside(name):
    """Where one writes beside a thing of another room; nowhere when no room knows the name."""
    hang = HANGS.get(name)
    if hang is None:
        return lambda person, rests: {}
    return lambda person, rests: {
        str(thing.pk): (hang.title_of(thing), f"{hang.url_of(thing)}#discussion")
        for thing in hang.visible_to(person).filter(pk__in=numbers_in(rests))
    }


def _discussions(person, rests):
    rows = Discussion.objects.visible_to(person).filter(pk__in=numbers_in(rests))
    return {str(each.pk): (each.title, f"{each.get_absolute_url()}?end#say") for each in rows}


def _messages(person, rests):
    """Answers (``12:answer``), and changes of what one wrote (``12``)."""
    numbers = numbers_in(rest.partition(":")[0] for rest in rests)
    rows = Message.objects.visible_to(person).filter(pk__in=numbers, withdrawn_at=None)
    found = {}
    for message in rows.select_related("discussion"):
        said = {"title": message.discussion.title}
        answer = reverse("discussions:answer", args=[message.pk])
        found[f"{message.pk}:answer"] = _("An answer in “%(title)s”") % said, answer
        edit = reverse("discussions:edit", args=[message.pk])
        found[str(message.pk)] = _("A change of your message in “%(title)s”") % said, edit
    return {rest: found[rest] for rest in rests if rest in found}


def _beginnings(person, rests):
    rows = Community.objects.visible_to(person).filter(pk__in=numbers_in(rests))
    return {
        str(each.pk): (
            _("A new discussion in %(community)s") % {"community": each.name},
            reverse("discussions:begin", args=[each.slug]),
        )
        for each in rows
        if access.can_begin(person, each)
    }


def numbers_in(rests):
    """The primary keys among ``rests``; what else stands there is nobody's."""
    return [int(rest) for rest in rests if rest.isascii() and rest.isdecimal() and len(rest) < 12]


place("discussion", _discussions)
place("message", _messages)
place("discussions.begin", _beginnings)
