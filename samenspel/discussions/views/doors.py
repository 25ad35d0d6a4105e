"""How the pages of this room let people in: who may see a thread or a message, and not write too fast."""

from functools import wraps

from allauth.core import ratelimit
from allauth.core.ratelimit import respond_429
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404

from samenspel.discussions.models import Discussion, Message
from samenspel.discussions.refusing import NotNow
from samenspel.discussions.showing import one_of
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import is_signed_in


class TooFast(Exception):
    """More than one person may do in this time."""


def patiently(view):
    """Who does something too often is told to wait."""

    @wraps(view)
    def guarded(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except TooFast:
            return respond_429(request)

    return guarded


def seen(request, pk):
    """The thread, for whoever may see it. Only the room it hangs in is asked, and gives what it hangs on:
    what all rooms together show would be a long question."""
    found = next(iter(_thread(request.user, pk)), None)
    if found is None or not (found.is_own_and_seen or _is_hung_and_seen(found, request.user)):
        raise Http404
    return found


@question
def _thread(viewer, pk):
    own = Discussion.objects.own_visible_to(viewer).filter(pk=OuterRef("pk"))
    rows = Discussion.objects.filter(pk=pk).select_related("community", "by")
    return rows.annotate(is_own_and_seen=Exists(own))


def _is_hung_and_seen(discussion, person):
    """Whether it hangs on something ``person`` may see, and moderators left it in sight for them."""
    hang = discussion.hang
    if hang is None:
        return False
    discussion.thing = hang.visible_to(person).filter(**{hang.field: discussion.pk}).first()
    is_in_sight = not discussion.is_hidden or (is_signed_in(person) and discussion.by_id == person.pk)
    return discussion.thing is not None and is_in_sight


def allowed(request, pk, may):
    """The thread, for whoever may do this with it."""
    discussion = seen(request, pk)
    if not may(request.user, discussion):
        raise PermissionDenied
    return discussion


def seen_message(request, pk):
    """The message, for whoever may read it where it stands."""
    place = next(iter(_place(None, pk)), None)
    if place is None:
        raise Http404
    discussion = seen(request, place)
    for message in one_of(discussion, request.user, pk, whole=False):
        message.discussion = discussion
        return message
    raise Http404


@question
def _place(_nobody, pk):
    return Message.objects.filter(pk=pk).values_list("discussion", flat=True)


def allowed_message(request, pk, may):
    message = seen_message(request, pk)
    if not may(request.user, message):
        raise PermissionDenied
    return message


def not_too_fast(request, action):
    """Raises TooFast when the person did this too often."""
    if not ratelimit.consume(request, action=action, user=request.user):
        raise TooFast


def try_to(form, act):
    """Do ``act``; what stands in its way is said with the form. Gives what came of it, or None."""
    try:
        return act()
    except NotNow as why:
        form.add_error(None, str(why))
        return None
