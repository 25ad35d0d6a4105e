"""A thread comes to stand in another community, or more or less openly.

Nobody's words become visible to more people than they wrote for: each message carries for whom it was written
(``sight``), and stays for those until who wrote it says that those of now may read it too.
"""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.discussions import access, telling
from samenspel.discussions.models import Discussion, Message, Moved
from samenspel.discussions.refusing import NotNow
from samenspel.discussions.sight import Sight, stricter, within
from samenspel.feed.telling import tell, untell
from samenspel.house.auditing import record
from samenspel.search import indexing


@transaction.atomic
def move(discussion, *, to, visibility, by, title="", at=None):
    """Let a thread stand in the community ``to``, seen by ``visibility`` and never wider than ``to`` itself.

    title   from now on; when more people will see it, needed of whoever did not write the present one
    Whoever wrote for fewer people is asked; until they say yes their words stay for those.
    """
    rows = Discussion.objects.select_for_update(of=("self",)).select_related("community")
    held = rows.get(pk=discussion.pk)
    if not access.can_move_to(by, held, to):
        raise PermissionDenied
    visibility = stricter(visibility, to.visibility)
    if (held.community, held.visibility) == (to, visibility):
        return None
    was, will = held.sight, Sight(visibility, to.pk)
    if will.is_wider_than(was) and held.by_id != by.pk and (not title or title == held.title):
        raise NotNow(_("Give it a title of your own: who wrote this one wrote it for fewer people."))
    moved = Moved.objects.create(
        discussion=held,
        before=held.community,
        to=to,
        visibility_before=held.visibility,
        visibility=visibility,
        by=by,
        at=at or timezone.now(),
    )
    _place(held, to, visibility, title)
    _afterwards(moved, held, is_wider=will.is_wider_than(was))
    return moved


def narrower_in(discussion):
    """Messages that stand in a thread and were written for fewer people than may see it now."""
    return Message.objects.filter(discussion=discussion).standing().exclude(within(discussion.sight))


@transaction.atomic
def let_read(discussion, *, by, at=None):
    """Say that whoever may see the thread now may read what I wrote in it before. Gives how many messages.

    How these read before they were changed stays for those it was written for.
    """
    if not access.can_see(by, discussion):
        raise PermissionDenied
    ids = list(narrower_in(discussion).filter(by=by).values_list("pk", flat=True))
    summaries = discussion.closings.exclude(within(discussion.sight)).filter(by=by)
    if not ids and not summaries.exists():
        return 0
    sight = discussion.sight
    turn = telling.take_turn(discussion.pk)
    Message.objects.filter(pk__in=ids).update(**sight.written, turn=turn)
    summaries.update(**sight.written)
    record("discussions.let_read", by=by, about=discussion, at=at, to=str(sight.visibility), n=len(ids))
    return len(ids)


def _place(held, to, visibility, title):
    held.community, held.visibility = to, visibility
    if title:
        held.title, held.slug = title, slugify(title)[:80].strip("-") or "draad"
    if held.takes_part == Discussion.TakesPart.SIGNED_IN and visibility == "members":
        held.takes_part = Discussion.TakesPart.MEMBERS
    held.save(update_fields=["community", "visibility", "title", "slug", "takes_part"])


def _afterwards(moved, held, *, is_wider):
    record("discussions.moved", by=moved.by, about=held, at=moved.at, to=moved.visibility)
    untell(held)
    tell("discussions.discussion_begun", by=held.by, about=held, at=held.at)
    telling.take_turn(held.pk, whole=True)
    indexing.index("discussion", [held])
    indexing.index("message", held.messages.standing())
    if is_wider:
        telling.of_widened(moved)
