"""Telling what happened; called by the act itself, inside its transaction."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from samenspel.feed.models import Entry
from samenspel.feed.sockets import VERBS
from samenspel.live.changing import changed

BATCH = 1000


def tell(verb, *, by, about, at=None):
    """Remember that ``by`` did ``verb`` to ``about``. Raises KeyError when no room has named the verb."""
    entry = _entry(VERBS[verb], about, getattr(by, "pk", None), at or timezone.now())
    entry.save(force_insert=True)
    changed("news", *([f"community:{entry.place}"] if entry.place else ()))
    return entry


def tell_many(verb, told):
    """Remember many of one verb at once: (thing, number of the person, moment) each."""
    known = VERBS[verb]
    Entry.objects.bulk_create((_entry(known, *each) for each in told), batch_size=BATCH)


def _entry(verb, about, by_id, at):
    return Entry(
        verb=verb.name,
        kind=verb.kind,
        place=verb.community_of(about),
        by_id=by_id,
        about_type=ContentType.objects.get_for_model(about),
        about_id=about.pk,
        at=at,
    )


def untell(about, verb=""):
    """Forget what was told about ``about``, or only ``verb`` of it, when the act is undone."""
    kind = ContentType.objects.get_for_model(about)
    told = Entry.objects.filter(about_type=kind, about_id=about.pk)
    (told.filter(verb=verb) if verb else told).delete()
