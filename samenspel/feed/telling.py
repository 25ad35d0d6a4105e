"""Telling what happened; called by the act itself, inside its transaction."""

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from samenspel.feed.models import Entry
from samenspel.feed.sockets import VERBS


def tell(verb, *, by, about, at=None):
    """Remember that ``by`` did ``verb`` to ``about``. Raises KeyError when no room has named the verb."""
    known = VERBS[verb]
    return Entry.objects.create(
        verb=known.name,
        by=by,
        about_type=ContentType.objects.get_for_model(about),
        about_id=about.pk,
        at=at or timezone.now(),
    )


def untell(about):
    """Forget what was told about ``about``, when the act is undone."""
    kind = ContentType.objects.get_for_model(about)
    Entry.objects.filter(about_type=kind, about_id=about.pk).delete()
