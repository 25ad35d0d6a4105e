"""What the address of a search asks: words, and what they are narrowed to."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.search.finding import Narrowing
from samenspel.search.sockets import KINDS, PLACE
from samenspel.search.understanding import LONGEST_QUESTION
from samenspel.ui.sending import asked

SINCE = {
    "week": (7, _("The past week")),
    "month": (31, _("The past month")),
    "year": (366, _("The past year")),
}


@dataclass(frozen=True)
class Choice:
    """What is asked; a choice that is none, or of what the viewer may not see, counts as not made."""

    words: str = ""
    group: str = ""
    place: Any = None
    person: Any = None
    since: str = ""

    @classmethod
    def of(cls, request):
        """What the address asks."""
        return cls._of(request.user, lambda name: asked(request, name, most=LONGEST_QUESTION))

    @classmethod
    def of_form(cls, request):
        """What a form was sent with."""
        return cls._of(
            request.user,
            lambda name: request.POST.get(name, "").replace("\0", "")[:LONGEST_QUESTION].strip(),
        )

    @classmethod
    def _of(cls, viewer, said):
        group, since = said("kind"), said("since")
        return cls(
            words=said("q"),
            group=group if group in groups() else "",
            place=_place(viewer, said("community")),
            person=_person(viewer, said("by")),
            since=since if since in SINCE else "",
        )

    @property
    def wide(self):
        """All that is asked but the kind and the community: within this those are counted."""
        by = self.person.pk if self.person else None
        since = timezone.now() - timedelta(days=SINCE[self.since][0]) if self.since else None
        return Narrowing(by_id=by, since=since)

    @property
    def narrow(self):
        wide = self.wide
        return Narrowing(
            kinds=groups().get(self.group, ()),
            place_id=self.place.pk if self.place else None,
            by_id=wide.by_id,
            since=wide.since,
        )

    @property
    def asks_something(self):
        return bool(self.words or self.group or self.place or self.person)

    @property
    def wider(self):
        """(what it is narrowed to, the address without it), for each."""
        narrowed = [
            (KINDS[self.group].words if self.group else "", {"kind": ""}),
            (self.place or "", {"community": ""}),
            (self.person or "", {"by": ""}),
        ]
        return [(words, self.address(**without)) for words, without in narrowed if words]

    def address(self, **other):
        """What stands in the address after the question mark, with something chosen otherwise."""
        said = {
            "q": self.words,
            "kind": self.group,
            "community": self.place.slug if self.place else "",
            "by": self.person.handle if self.person else "",
            "since": self.since,
        }
        return urlencode({name: value for name, value in {**said, **other}.items() if value})


def groups():
    """{name: the kinds that stand under it on the page}."""
    found = {}
    for kind in KINDS.values():
        if kind.words:
            found.setdefault(kind.group, []).append(kind.name)
    return {name: tuple(kinds) for name, kinds in found.items()}


def _place(viewer, slug):
    kind = KINDS.get(PLACE)
    return kind.visible_to(viewer).filter(slug=slug).first() if kind and slug else None


def _person(viewer, handle):
    if not handle:
        return None
    people = get_user_model().objects.visible_to(viewer)
    return people.filter(handle=handle, introduced_at__isnull=False).first()
