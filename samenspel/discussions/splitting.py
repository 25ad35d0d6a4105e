"""Part of a thread becomes another: the messages go along with the answers to them, as they were written."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Count, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.discussions import access, telling
from samenspel.discussions.models import Discussion, Follow, Message, Split
from samenspel.discussions.refusing import NotNow
from samenspel.discussions.writing import make
from samenspel.privacy.visibility import Visibility


@transaction.atomic
def split(discussion, messages, *, by, title, at=None, once=None):
    """``messages`` of a thread, with the answers under them, become a thread of their own beside it.

    It stands as openly as the thread they come from, and whatever was written for fewer stays for those.
    Raises NotNow when nothing, or all of it, would go.
    """
    before = Discussion.objects.filter(by=by, once=once).first() if once else None
    if before is not None:
        return before
    rows = Discussion.objects.select_for_update(of=("self",)).select_related("community")
    held = rows.get(pk=discussion.pk)
    if not access.can_lead(by, held) or held.community is None:
        raise PermissionDenied
    going = _going(held, messages, by)
    if not going:
        raise NotNow(_("Choose at least one message."))
    if len(going) == held.messages.count():
        raise NotNow(_("Leave at least one message where it is; or move the discussion as a whole."))
    return _carry_out(held, going, by=by, title=title, at=at or timezone.now(), once=once)


def _carry_out(held, going, *, by, title, at, once):
    visibility = _visibility(held)
    became = make(
        held.community,
        by=by,
        title=title,
        at=at,
        visibility=visibility,
        takes_part=held.takes_part,
        once=once,
    )
    _renumber(going, became)
    for each in (held, became):
        _count_again(each)
    Split.objects.create(discussion=held, became=became, message_count=len(going), by=by, at=at)
    _take_followers(going, became, at)
    telling.take_turn(held.pk, whole=True)
    telling.take_turn(became.pk)
    return became


def _visibility(held):
    """As open as where it comes from."""
    found = held.sight.visibility
    if found == Visibility.PRIVATE:
        raise NotNow(
            _("What hangs here is seen by few people; a discussion of its own would be seen by more.")
        )
    return found


def _going(held, messages, by):
    """The chosen messages ``by`` may read, with all answers under them, in order."""
    chosen = Message.objects.in_thread(held, by).filter(pk__in=[message.pk for message in messages])
    branches = [message.number for message in chosen if message.number == message.branch]
    rows = held.messages.filter(pk__in=[message.pk for message in chosen])
    rows = rows | held.messages.filter(branch__in=branches)
    return list(rows.distinct().order_by("number"))


def _renumber(going, became):
    """New numbers in the order of the old; an answer that goes alone stands on its own there."""
    numbers = {message.number: place for place, message in enumerate(going, start=1)}
    ids = {message.pk for message in going}
    for message in going:
        message.discussion = became
        message.branch = numbers.get(message.branch, numbers[message.number])
        message.number = numbers[message.number]
        message.turn = 1
        if message.answers_id not in ids:
            message.answers = None
    Message.objects.bulk_update(going, ["discussion", "number", "branch", "turn", "answers"])
    Message.objects.filter(answers__in=ids).exclude(discussion=became).update(answers=None)


def _count_again(discussion):
    said = discussion.messages.aggregate(n=Count("pk"), last=Max("at"), number=Max("number"))
    discussion.message_count = said["n"]
    discussion.last_at = said["last"] or discussion.at
    discussion.last_number = max(discussion.last_number, said["number"] or 0)
    discussion.save(update_fields=["message_count", "last_at", "last_number"])


def _take_followers(going, became, at):
    """Whoever wrote what went along follows it there, as they did here."""
    wrote = {message.by_id for message in going if message.by_id}
    Follow.objects.bulk_create(
        (Follow(discussion=became, person_id=person, at=at) for person in sorted(wrote)),
        ignore_conflicts=True,
    )
