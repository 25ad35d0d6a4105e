"""Searches that people keep: they hear of what is new in them, of each thing once."""

from datetime import timedelta

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.notifications.notifying import notify
from samenspel.privacy.visibility import has_introduced, is_signed_in
from samenspel.search.choosing import groups
from samenspel.search.finding import Narrowing, find
from samenspel.search.models import SavedHit, SavedSearch, SearchDoc
from samenspel.search.showing import shown_of

# What is indexed in a transaction that takes long stands there later than its moment says.
OVERLAP = timedelta(minutes=10)
# A search that finds more than this tells of nothing in particular.
TOO_WIDE = 200
AT_A_TIME = 1000


class TooWide(Exception):
    """So much is found already that nobody would be helped by hearing of more."""


class TooMany(Exception):
    """This person keeps as many searches as one can."""


def kept_by(person):
    """The searches somebody keeps, the latest first."""
    if not is_signed_in(person):
        return []
    return list(SavedSearch.objects.filter(person=person).order_by("-saved_at", "-pk"))


def keep(choice, *, by, at=None):
    """Keep a search; what it finds today is not new. The same search again gives the one that is kept."""
    if not has_introduced(by) or not choice.words:
        raise PermissionDenied
    at = at or timezone.now()
    said = {"words": choice.words, "group": choice.group}
    said["place_id"] = choice.place.pk if choice.place else None
    with transaction.atomic():
        # One at a time for one person, so that nobody keeps more than may be kept.
        get_user_model().objects.select_for_update().get(pk=by.pk)
        before = SavedSearch.objects.filter(person=by, **said).first()
        if before:
            return before
        if SavedSearch.objects.filter(person=by).count() >= SavedSearch.MOST:
            raise TooMany
        found = find(by, choice.words, choice.narrow, now=at, unfinished=False)
        if found.is_more or found.total >= TOO_WIDE:
            raise TooWide
        search = SavedSearch.objects.create(person=by, saved_at=at, looked_until=at, **said)
        SavedHit.objects.bulk_create(_hits(search, found, at))
        return search


def stop(search, *, by):
    """Keep it no longer, with what it found."""
    if search.person_id != by.pk:
        raise PermissionDenied
    search.delete()


def look_anew(*, at=None):
    """Look for what is new in every search that is kept, and tell; gives how many people heard."""
    at = at or timezone.now()
    first = SavedSearch.objects.order_by("looked_until").values_list("looked_until", flat=True).first()
    if first is None:
        return 0
    docs = SearchDoc.objects.filter(found_since__gt=first - OVERLAP, found_since__lte=at)
    new = list(docs.order_by("-pk").values_list("pk", "found_since"))
    told = 0
    for pk in list(SavedSearch.objects.order_by("pk").values_list("pk", flat=True)):
        told += _look(pk, new, at)
    return told


@transaction.atomic
def _look(pk, new, at):
    """One search, one transaction: a worker that dies half-way tells nobody twice."""
    search = (
        SavedSearch.objects.select_for_update(of=("self",)).select_related("person").filter(pk=pk).first()
    )
    if search is None or not has_introduced(search.person):
        return 0
    rows = tuple(row for row, since in new if since > search.looked_until - OVERLAP)
    SavedSearch.objects.filter(pk=pk).update(looked_until=at)
    known = set(search.hits.values_list("kind", "thing_id"))
    told = 0
    for start in range(0, len(rows), AT_A_TIME):
        hits = _new_hits(search, rows[start : start + AT_A_TIME], known, at)
        for row in SavedHit.objects.bulk_create(hits):
            known.add((row.kind, row.thing_id))
            notify("search.found", to=[search.person], about=row, at=at)
            told += 1
    return min(told, 1)


def _new_hits(search, rows, known, at):
    """Rows for what fits among these, is not known yet and may be seen."""
    narrowing = Narrowing(kinds=groups().get(search.group, ()), place_id=search.place_id, among=rows)
    found = find(search.person, search.words, narrowing, now=at, unfinished=False)
    return [hit for hit in _hits(search, found, at) if (hit.kind, hit.thing_id) not in known]


def _hits(search, found, at):
    """Each whole thing once: of a thread with three messages that fit, the thread.

    The words must be there as they are; slips are forgiven on the page, where one sees them.
    """
    hits = [hit for hit in found.hits if hit.fit.is_plain]
    shown = shown_of(search.person, hits)
    rows = []
    for hit in hits:
        kind, _colon, pk = hit.row.whole.partition(":")
        own = shown.get((hit.row.kind, hit.row.thing_id))
        if own is not None:
            rows.append(SavedHit(search=search, kind=kind, thing_id=int(pk), title=own.title[:200], at=at))
    return rows
