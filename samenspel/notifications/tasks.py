"""What the worker does for this main."""

from datetime import datetime

from django.contrib.auth import get_user_model
from django_tasks import task

from samenspel.notifications import by_push, notifying
from samenspel.notifications.sockets import KINDS


@task()
def deliver_to(kind, people, about, by, place_id, at):
    """Let many people know; what is gone in the meantime is not told any more."""
    everyone = get_user_model().objects
    thing = KINDS[kind].model.objects.filter(pk=about).first()
    did = everyone.filter(pk=by).first()
    if thing is None or (by is not None and did is None):
        return
    found = list(everyone.filter(pk__in=people, is_active=True))
    for start in range(0, len(found), notifying.AT_ONCE_TO):
        few = found[start : start + notifying.AT_ONCE_TO]
        notifying.deliver(KINDS[kind], few, thing, did, place_id, datetime.fromisoformat(at))


@task()
def push_to(kind, people, about, by, place_id, at):
    """Tell it on telephones and computers; once, or not at all."""
    by_push.push(kind, people, about, by, place_id, at)
