"""What someone chose to read on the page of news, from its address; what they may not know is not chosen."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.html import format_html_join
from django.utils.http import urlencode
from django.utils.safestring import mark_safe

from samenspel.feed.candidates import Chosen
from samenspel.feed.sockets import KINDS, NOWHERE, PEOPLE, PLACES, PURPOSES
from samenspel.privacy.prepared import rows, rows_of
from samenspel.ui.sending import asked

# More communities than this cannot be chosen from a list; their own pages lead to their news.
MOST_PLACES = 200
MINE, ALL = "mine", "all"
SELECTED = mark_safe(" selected")


@dataclass(frozen=True)
class Choice:
    """What the page shows of the choice; ``chosen`` is what is read."""

    chosen: Chosen
    where: str
    mine: tuple[int, ...]
    place: Any
    kind: str
    person: Any
    purpose: int | None
    purposes: list

    @property
    def is_narrowed(self):
        return bool(self.place or self.kind or self.person or self.purpose)

    @property
    def words(self):
        """The choice as it stands in an address."""
        said = {
            "where": self.where if self.mine and not self.place else "",
            "community": self.place.slug if self.place else "",
            "kind": self.kind,
            "person": self.person.handle if self.person else "",
            "purpose": self.purpose or "",
        }
        return urlencode({name: value for name, value in said.items() if value})


def choice_of(request):
    """What this address asks for; unknown words and what the viewer may not see count as not asked."""
    viewer = request.user
    mine = tuple(sorted(PLACES[0].numbers_of(viewer)))
    where = MINE if mine and asked(request, "where") != ALL else ALL
    place = _first(PLACES[0].model, viewer, slug=asked(request, "community"))
    person = _first(PEOPLE[0].model, viewer, handle=asked(request, "person"))
    kind = asked(request, "kind") if asked(request, "kind") in KINDS else ""
    purpose, purposes, serves = _purpose(request, place)
    places = _places(where, mine, place)
    chosen = Chosen(places=places, kind=kind, by=person.pk if person else None, serves=serves)
    return Choice(chosen, where, mine, place, kind, person, purpose, purposes)


def _places(where, mine, place):
    if place:
        return (place.pk,)
    return (NOWHERE, *mine) if where == MINE else None


def places_for(viewer, choice):
    """The communities one can choose, as options: one's own, or for who is in none those they may see."""
    if choice.mine:
        found = rows_of("places of mine", _named, viewer, choice.mine)
    else:
        found = rows("places", lambda person: _named(person)[:MOST_PLACES], viewer)
    said = {slug: name for _number, slug, name in found}
    if choice.place:
        said[choice.place.slug] = choice.place.name
    return options(said, choice.place.slug if choice.place else "")


def kinds_for(choice):
    """The kinds of news one can choose, as options."""
    return options({name: str(words) for name, words in KINDS.items()}, choice.kind)


def options(said, chosen):
    """{value: words} as options in the order of their words; as text, since some lists of them are long."""
    rows = sorted(said.items(), key=lambda each: each[1].casefold())
    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((value, SELECTED if value == chosen else "", words) for value, words in rows),
    )


def _named(viewer):
    return PLACES[0].model.objects.visible_to(viewer).order_by("pk").values_list("pk", "slug", "name")


def place_in(address):
    """The place in the list that an address names, (moment, number); None for the beginning."""
    moment, _sign, number = address.rpartition("_")
    try:
        at = parse_datetime(moment)
    except ValueError:
        return None
    if not isinstance(at, datetime) or at.tzinfo is None or not (number.isascii() and number.isdigit()):
        return None
    return at, min(int(number), 2**62)


def as_place(older):
    """What ``place_in`` reads."""
    return f"{older[0].isoformat()}_{older[1]}" if older else ""


def _first(model, viewer, **said):
    if not any(said.values()):
        return None
    return model.objects.visible_to(viewer).filter(**said).first()


def _purpose(request, place):
    """(the sentence asked for, those one can ask for, its numbers in every version) of one community."""
    if place is None or not PURPOSES:
        return None, [], None
    sentences = PURPOSES[0].sentences(place.pk, request.user)
    said = asked(request, "purpose")
    number = next((number for number, _words in sentences if str(number) == said), None)
    return number, sentences, tuple(PURPOSES[0].same(number)) if number else None
