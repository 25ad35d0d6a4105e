"""What hung on a thing that is gone goes too, after a while in which nobody sees it."""

from datetime import timedelta

from django.utils import timezone

from samenspel.discussions.models import Discussion
from samenspel.discussions.sockets import HANGS
from samenspel.search import indexing

KEPT = timedelta(days=30)


def sweep(*, at=None):
    """Remove threads whose thing is gone and in which nothing was said for thirty days. Gives how many.

    A thread under a name no room knows stays: the room may be switched off for a while.
    """
    before = (at or timezone.now()) - KEPT
    swept = 0
    for name, hang in HANGS.items():
        there = hang.model._base_manager.filter(**{f"{hang.field}__isnull": False}).values(f"{hang.field}_id")
        gone = Discussion.objects.filter(hangs=name, last_at__lt=before).exclude(pk__in=there)
        for discussion in gone.iterator():
            indexing.forget("message", discussion.messages.values_list("pk", flat=True))
            indexing.forget("discussion", [discussion.pk])
            discussion.delete()
            swept += 1
    return swept
