"""A page of what was found: each hit as the viewer may know it, and what one can narrow to, with numbers."""

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils import timezone

from samenspel.search.choosing import groups
from samenspel.search.finding import MOST, find, places_seen
from samenspel.search.marking import Marker
from samenspel.search.sockets import KINDS
from samenspel.search.understanding import OTHERWISE

PAGE = 20
MOST_PLACES = 8


@dataclass(frozen=True)
class Card:
    """One hit on the page."""

    title: Any
    url: str
    lines: Any
    kind: Any
    by: str
    place: str
    at: Any
    reasons: list


@dataclass(frozen=True)
class Facet:
    """Something to narrow to; ``is_more``: there are more than ``n``."""

    value: str
    words: str
    n: int
    is_more: bool
    is_chosen: bool
    query: str


@dataclass
class Page:
    """What one page of a search shows."""

    choice: Any
    found: Any = None
    cards: list = field(default_factory=list)
    kinds: list = field(default_factory=list)
    places: list = field(default_factory=list)
    number: int = 1
    older: str = ""
    newer: str = ""
    # How the words were spelled where that is not how they were typed.
    otherwise: list = field(default_factory=list)

    @property
    def total(self):
        return self.found.total if self.found else 0


def page_for(viewer, choice, number=1, *, now=None):
    """A page of what ``viewer`` finds; the numbers beside it are of what they may see."""
    if not choice.asks_something:
        return Page(choice)
    now = now or timezone.now()
    wide = find(viewer, choice.words, choice.wide if choice.words else choice.narrow, now=now)
    found = _narrowed(viewer, choice, wide, now)
    number = max(1, min(number, -(-found.total // PAGE) or 1))
    hits = found.hits[(number - 1) * PAGE : min(number * PAGE, MOST)]
    page = Page(choice, found, cards(viewer, hits, found.words, now=now), number=number)
    page.kinds, page.places = _kinds(choice, wide), _places(viewer, choice, wide)
    page.newer = choice.address(page=number - 1) if number > 1 else ""
    page.older = choice.address(page=number + 1) if number * PAGE < found.total else ""
    page.otherwise = _otherwise(hits, found)
    return page


def _narrowed(viewer, choice, wide, now):
    """Of what was found widely the part that was chosen; asked anew where not all of it was taken."""
    narrow = choice.narrow
    if not (narrow.kinds or narrow.place_id) or not choice.words:
        return wide
    if not wide.is_whole:
        return find(viewer, choice.words, narrow, now=now)
    hits = [
        hit
        for hit in wide.hits
        if (not narrow.kinds or hit.row.kind in narrow.kinds)
        and (not narrow.place_id or hit.row.place_id == narrow.place_id)
    ]
    return replace(wide, hits=hits)


def cards(viewer, hits, words, *, now=None):
    """The hits in their order, each as the viewer may know it; without what went since it was indexed."""
    marker = Marker(words)
    shown = shown_of(viewer, hits)
    names = places_seen(viewer, {hit.row.place_id for hit in hits} - {None})
    found = []
    for hit in hits:
        kind, own = KINDS[hit.row.kind], shown.get((hit.row.kind, hit.row.thing_id))
        if own is None:
            continue
        found.append(
            Card(
                title=marker.title(own.title),
                url=own.url,
                lines=marker.lines(own.text),
                kind=kind.one or kind.words,
                by=own.by,
                place=names.get(hit.row.place_id, "") if kind.name != "community" else "",
                at=None if kind.lasting else hit.row.at,
                reasons=list(hit.fit.reasons),
            )
        )
    return found


def shown_of(viewer, hits):
    found = {}
    for name in dict.fromkeys(hit.row.kind for hit in hits):
        kind = KINDS[name]
        ids = [hit.row.thing_id for hit in hits if hit.row.kind == name]
        things = list(kind.rows().filter(pk__in=ids))
        found |= {
            (name, thing.pk): own for thing, own in zip(things, kind.shown(things, viewer), strict=True)
        }
    return found


def _kinds(choice, wide):
    named = {name: KINDS[name].words for name in groups()}
    counts = Counter()
    for hit in _of_place(choice, wide):
        counts[KINDS[hit.row.kind].group] += 1
    chosen = {choice.group: 0} if choice.group else {}
    return [
        Facet(name, named[name], n, wide.is_more, name == choice.group, choice.address(kind=name, page=""))
        for name, n in sorted({**chosen, **counts}.items(), key=lambda pair: (-pair[1], str(named[pair[0]])))
    ]


def _of_place(choice, wide):
    pk = choice.place.pk if choice.place else None
    return [hit for hit in wide.hits if pk is None or hit.row.place_id == pk]


def _places(viewer, choice, wide):
    kinds = choice.narrow.kinds
    counts = Counter(
        hit.row.place_id for hit in wide.hits if hit.row.place_id and (not kinds or hit.row.kind in kinds)
    )
    names = places_seen(viewer, [pk for pk, n in counts.most_common(MOST_PLACES)])
    found = []
    for pk, n in counts.most_common(MOST_PLACES):
        if pk in names:
            place = names[pk]
            is_here = choice.place is not None and choice.place.pk == pk
            query = choice.address(community=place.slug, page="")
            found.append(Facet(place.slug, str(place), n, wide.is_more, is_here, query))
    return found


def _otherwise(hits, found):
    """The words as they are spelled in what stands on the page: only what the viewer sees there anyway."""
    if not found.is_otherwise:
        return []
    seen = {}
    for hit in hits:
        tokens = set(hit.row.words.split(" "))
        for word, fit in zip(found.words, hit.fit.words, strict=True):
            if fit and fit[0] == OTHERWISE:
                met = next((form for form in word.fits[OTHERWISE] if form in tokens), "")
                seen.setdefault(word.typed, met)
    return [(typed, met) for typed, met in seen.items() if met]
