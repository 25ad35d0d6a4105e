"""What a thing is called, its thread is called too: when the thing gets another title, so does the thread."""

from functools import partial

from django.db.models.signals import post_save
from django.utils.text import slugify


def follow_titles(hang):
    """From now on threads under this name are called as the things they hang on."""
    receiver = partial(_saved, hang)
    post_save.connect(receiver, sender=hang.model, weak=False, dispatch_uid=f"discussions.title.{hang.name}")


def _saved(hang, *, instance, raw=False, **rest):
    if not raw and getattr(instance, f"{hang.field}_id"):
        call_as(hang, instance)


def call_as(hang, thing):
    """Give the thread of a thing the title the thing has now; the same title changes nothing."""
    from samenspel.discussions.models import Discussion
    from samenspel.search import indexing

    title = str(hang.title_of(thing))[:160]
    hung = Discussion.objects.filter(pk=getattr(thing, f"{hang.field}_id"), hangs=hang.name)
    for discussion in hung.exclude(title=title):
        discussion.title, discussion.slug = title, slugify(title)[:80].strip("-") or "draad"
        discussion.save(update_fields=["title", "slug"])
        indexing.index("discussion", [discussion])
