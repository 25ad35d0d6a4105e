"""Sentences of the feed, made once for everyone who reads the same: kept by what they are made of.

What a sentence is made of was read for this viewer a moment ago (``feed.seeing``) and is part of what it is
kept under. So another title, name or photo, or a person someone may not see, is another card: nothing leaks
through a card made for someone else, and nothing has to be thrown away when something changes.
"""

from hashlib import blake2b
from types import SimpleNamespace

from django.contrib.contenttypes.prefetch import GenericPrefetch
from django.core.cache import caches
from django.template import Context
from django.template.loader import get_template
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from samenspel.feed.models import Entry
from samenspel.feed.sockets import VERBS
from samenspel.privacy.visibility import open_levels

KEPT_SECONDS = 3600


def cards_of(viewer, seen):
    """(face, sentence) of each as safe HTML, in the same order."""
    keys = [_key(viewer, each) for each in seen]
    kept = caches["cards"].get_many(keys)
    made = _made(viewer, [each for key, each in zip(keys, seen, strict=True) if key not in kept])
    new = {key: made[each.entry.pk] for key, each in zip(keys, seen, strict=True) if key not in kept}
    if new:
        caches["cards"].set_many(new, KEPT_SECONDS)
    return [kept.get(key) or new[key] for key in keys]


def _key(viewer, seen):
    """Everything the card depends on, also the reader's standing: that decides which photos they see."""
    reader = (get_language(), len(open_levels(viewer)), _is_about(viewer, seen))
    said = repr((seen.entry.pk, seen.entry.verb, seen.made_of, seen.by, reader))
    return blake2b(said.encode(), digest_size=20).hexdigest()


def _is_about(viewer, seen):
    """The viewer's own number where the card may show them as only they see themselves."""
    number = getattr(viewer, "pk", None)
    is_there = number is not None and (number == seen.entry.by or number in seen.made_of)
    return number if is_there else None


def _made(viewer, seen):
    """Cards that were not kept, by the number of their entry."""
    if not seen:
        return {}
    entries = Entry.objects.filter(pk__in=[each.entry.pk for each in seen]).select_related("by")
    entries = {each.pk: each for each in entries.prefetch_related(_things(seen))}
    return {each.entry.pk: _one(viewer, entries[each.entry.pk], each) for each in seen}


def _one(viewer, entry, seen):
    by = entry.by if seen.by is not None else None
    # News about someone shows their face; whoever may read it may see that person.
    face = getattr(entry.about, "person", None) or by
    said = _rendered(entry.template_name, viewer, entry=entry, by=by)
    return _rendered("feed/_face.html", viewer, person=face), said


def _rendered(name, viewer, **said):
    """A part without a page around it; whoever reads is known to it, as in a page."""
    context = Context(said)
    context.request = SimpleNamespace(user=viewer)
    html = get_template(name).template.render(context)
    return mark_safe(html.strip())  # noqa: S308 (made by a template, which escapes what people wrote)


def _things(seen):
    """With what their sentences need, a question a kind of thing."""
    things = {}
    for verb in {VERBS[each.entry.verb] for each in seen}:
        things.setdefault(verb.model, set()).update(verb.related)
    return GenericPrefetch(
        "about", [model.objects.select_related(*sorted(related)) for model, related in things.items()]
    )
