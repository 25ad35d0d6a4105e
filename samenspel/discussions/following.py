"""Hearing of a thread or not, and how far one read it."""

from django.core.exceptions import PermissionDenied
from django.db.models import Min
from django.utils import timezone

from samenspel.discussions import access
from samenspel.discussions.models import Follow, Message, Reading
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import has_introduced, is_signed_in


def follow(discussion, *, by, at=None):
    _set(discussion, by, Follow.How.FOLLOWS, at)


def mute(discussion, *, by, at=None):
    """Hear nothing of it any more, also when called on by name."""
    _set(discussion, by, Follow.How.MUTED, at)


def leave_alone(discussion, *, by):
    """Neither follow nor mute: hear of it only when called on, or answered."""
    Follow.objects.filter(discussion=discussion, person=by).delete()


def follow_by_writing(discussion, person, *, at):
    """Who writes in a thread follows it, unless they said before what they want to hear."""
    Follow.objects.get_or_create(discussion=discussion, person=person, defaults={"at": at})


def follow_of(discussion, person):
    """``follows``, ``muted`` or nothing."""
    if not is_signed_in(person):
        return ""
    return next(iter(_how(person, discussion.pk)), "")


@question
def _how(person, discussion):
    return Follow.objects.filter(discussion=discussion, person=person).values_list("how", flat=True)


def read_own(discussion, person, number, *, at):
    """One's own new message was read by who wrote it; what came before and was not read stays unread."""
    upto, _is_new = Reading.objects.get_or_create(
        discussion=discussion, person=person, defaults={"upto": number if number == 1 else 0, "at": at}
    )
    if upto.upto == number - 1:
        _raise(upto, number, at)


def reading_of(discussion, person):
    """The number of the last message read without a gap; 0 for who never read in it."""
    if not is_signed_in(person):
        return 0
    return next(iter(_upto(person, discussion.pk)), 0)


@question
def _upto(person, discussion):
    return Reading.objects.filter(discussion=discussion, person=person).values_list("upto", flat=True)


def read(discussion, *, by, numbers, upto=None, at=None):
    """``by`` saw the messages with these numbers: all up to the first they did not see are read.

    upto   how far they had read, when that is known already
    """
    if not is_signed_in(by):
        return
    at = at or timezone.now()
    upto = reading_of(discussion, by) if upto is None else upto
    if upto >= discussion.last_number:
        return
    after = Message.objects.filter(discussion=discussion, number__gt=upto).exclude(number__in=numbers)
    first_left = after.exclude(by=by).aggregate(first=Min("number"))["first"]
    read_all(discussion, by=by, upto=(first_left or discussion.last_number + 1) - 1, at=at)


def read_all(discussion, *, by, upto=None, at=None):
    """Everything up to ``upto``, or all that stands there now, is read; going back changes nothing."""
    number = discussion.last_number if upto is None else upto
    row, is_new = Reading.objects.get_or_create(
        discussion=discussion, person=by, defaults={"upto": number, "at": at or timezone.now()}
    )
    if not is_new and row.upto < number:
        _raise(row, number, at or timezone.now())


def _raise(row, number, at):
    Reading.objects.filter(pk=row.pk, upto__lt=number).update(upto=number, at=at)


def _set(discussion, person, how, at):
    if not has_introduced(person) or not access.can_see(person, discussion):
        raise PermissionDenied
    Follow.objects.update_or_create(
        discussion=discussion, person=person, defaults={"how": how, "at": at or timezone.now()}
    )
