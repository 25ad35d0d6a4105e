"""Keeping what can be found equal to what is said: by the acts, at once; or all of it anew."""

from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from operator import itemgetter

from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from samenspel.search import vocabulary
from samenspel.search.models import LEVELS, SavedSearch, SearchDoc, number_of
from samenspel.search.sockets import KINDS
from samenspel.search.stemming import STEMS_MADE_BY, all_words_in, forms_of
from samenspel.search.text_index import put

BATCH = 1000
MINUTE = 60
TITLE_LENGTH = 200
_until_the_end = ContextVar("until_the_end", default=None)


@contextmanager
def at_the_end():
    """While a story is told nothing is indexed; then each thing once, by what it says in the end."""
    waiting = {}
    before = _until_the_end.set(waiting)
    try:
        yield
    finally:
        _until_the_end.reset(before)
    known = set()
    for kind, ids in waiting.items():
        ids = sorted(ids)
        for start in range(0, len(ids), BATCH):
            rows = KINDS[kind].model._default_manager.order_by("pk")
            with transaction.atomic():
                _write(kind, list(rows.filter(pk__in=ids[start : start + BATCH])), known)


@transaction.atomic
def index(kind, things):
    """Let ``things`` of one kind be found by what they say now; called in the act that changed them."""
    things = list(things)
    waiting = _until_the_end.get()
    if waiting is not None:
        waiting.setdefault(kind, set()).update(thing.pk for thing in things)
        return
    _write(kind, things)
    transaction.on_commit(_look_soon)


def _look_soon():
    """Have the searches that people keep looked at in a minute; once a minute is often enough."""
    if not cache.add("search.look_anew", 1, MINUTE) or not SavedSearch.objects.exists():
        return
    from samenspel.search.tasks import look_anew

    if look_anew.get_backend().supports_defer:
        look_anew.using(run_after=timezone.now() + timedelta(seconds=MINUTE)).enqueue()


def forget(kind, ids):
    """Let things be found no more."""
    ids = list(ids)
    (_until_the_end.get() or {}).get(kind, set()).difference_update(ids)
    SearchDoc.objects.of(kind).filter(thing_id__in=ids).delete()


def reindex(names=None, *, progress=None):
    """Build the index anew for some kinds, or for all; gives how many things of each can be found.

    What could be found already is not new again for searches that people keep. The house goes on meanwhile:
    some hundreds of things at a time are written anew, and can be found all along.
    """
    known = set()
    return {name: _reindex(name, known, progress) for name in names or sorted(KINDS)}


def _reindex(name, known, progress):
    everything = KINDS[name].model._default_manager.order_by("pk")
    total, done, last = everything.count(), 0, 0
    docs = SearchDoc.objects.of(name)
    while things := list(everything.filter(pk__gt=last)[:BATCH]):
        upto = things[-1].pk
        with transaction.atomic():
            here = docs.filter(thing_id__gt=last, thing_id__lte=upto)
            since = dict(here.values_list("thing_id", "found_since"))
            here.delete()
            _write(name, things, known, since)
        last, done = upto, done + len(things)
        if progress:
            progress(name, done, total)
    docs.filter(thing_id__gt=last).delete()
    return done


def _write(name, things, known=None, since=None):
    """Rows and words of things; ``since``: from when they could be found, where that is not now."""
    kind, now = KINDS[name], timezone.now()
    if since is None:
        SearchDoc.objects.of(name).filter(thing_id__in=[thing.pk for thing in things]).delete()
    docs, words, names = [], set(), set()
    for said in kind.said(things):
        spoken = {text: all_words_in(text) for text in _texts(said.texts, said.titles)}
        docs += _docs(kind, said, spoken, (since or {}).get(said.thing_id, now))
        words.update(*spoken.values())
        names.update(*(spoken[text] for text in _texts(said.titles) if kind.is_named))
    # In the order of their numbers: the index of SQLite begins anew with each number that goes back.
    put(SearchDoc._meta.db_table, sorted(docs, key=itemgetter("id")))
    stems = set().union(*map(forms_of, words))
    vocabulary.learn(words, stems=stems, names=names, known=known)


def _docs(kind, said, spoken, since):
    """A row at each level that says more than the more open ones do; ``spoken``: the words of each text."""
    known, title = set(), ""
    about = _marks_of(kind, said)
    for level in LEVELS:
        new = set(said.marks.get(level, ()))
        for text in said.texts.get(level, ()):
            new.update(*map(forms_of, spoken[text]))
        for text in said.titles.get(level, ()):
            forms = set().union(*map(forms_of, spoken[text]))
            new |= forms | {f"t:{form}" for form in forms}
            title = title or text
        if new - known:
            known = known | new
            yield {
                "id": number_of(kind, said.thing_id, level, said.at),
                "kind": kind.name,
                "thing_id": said.thing_id,
                "level": str(level),
                "title": title[:TITLE_LENGTH],
                "words": " ".join(sorted(known | about)),
                "found_since": since,
                "place_id": said.place_id,
                "within": said.within,
                "person_id": said.person_id,
                "stems_made_by": STEMS_MADE_BY,
            }


def _marks_of(kind, said):
    """Signs by which lists are narrowed: of what kind, in which community, by whom."""
    marks = {f"k:{kind.name}"}
    marks |= {f"in:{said.place_id}"} if said.place_id else set()
    return marks | ({f"by:{said.by_id}"} if said.by_id else set())


def _texts(*by_level):
    return [text for each in by_level for texts in each.values() for text in texts]
