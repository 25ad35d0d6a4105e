"""Answering by mail: a letter about a message is answered in its thread, by the act of the page."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from samenspel.discussions import access, writing
from samenspel.discussions.models import Discussion, Message
from samenspel.discussions.refusing import NotNow
from samenspel.files import keeping
from samenspel.files.forms import MOST_FILES
from samenspel.files.problems import Refused
from samenspel.mail.receiving.refusing import NotPlaced
from samenspel.mail.sockets import answerable


def _thread(pk, person):
    return Discussion.objects.visible_to(person).select_related("community").filter(pk=pk).first()


def _message(pk, person):
    """The message answered; its own words may be gone by then, or out of sight: the thread is what counts."""
    message = Message.objects.select_related("discussion__community").filter(pk=pk).first()
    thread = message and _thread(message.discussion_id, person)
    if thread is None:
        return None
    message.discussion = thread
    return message


def _say(discussion, *, by, text, files, at, once, answers=None):
    """Say it in the thread; gives a sentence for each file that does not go along."""
    if len(text) > Message.LONGEST:
        said = _("It is longer than fits in one message: %(length)s signs, and %(most)s is the most.")
        words = {"length": len(text), "most": Message.LONGEST}
        advice = _("Make two of it, or put it in a document.")
        raise NotPlaced(f"{said % words} {advice}", "too-long")
    kept, left_out = _kept(files, by, at)
    if not text and not kept:
        raise NotPlaced(" ".join(left_out), "files")
    try:
        writing.say(discussion, text or _names(kept), by=by, answers=answers, once=once, at=at, files=kept)
    except NotNow as problem:
        raise NotPlaced(str(problem), "closed") from problem
    return left_out


def _answer(message, *, by, **said):
    """Beneath the message where it stands there for them still, else in the thread."""
    readable = Message.objects.in_thread(message.discussion, by).standing().filter(pk=message.pk)
    return _say(message.discussion, by=by, answers=readable.first(), **said)


def _kept(uploads, by, at):
    """(files as they are kept, sentences on those that are not)."""
    kept, left_out = [], []
    if not access.has_introduced(by):
        raise PermissionDenied
    for upload in uploads[:MOST_FILES]:
        try:
            file = keeping.keep(upload, by=by, at=at)
        except Refused as problem:
            left_out.append(_("%(name)s: %(problem)s") % {"name": problem.name, "problem": problem})
            continue
        if file not in kept:
            kept.append(file)
    if len(uploads) > MOST_FILES:
        left_out.append(
            _("More than %s files do not fit in one message; the first stand there.") % MOST_FILES
        )
    return kept, left_out


def _names(files):
    """Who sends a picture and no word says at least what it is called."""
    return ", ".join(file.name for file in files)


def _can_answer(person, message):
    return access.can_write(person, message.discussion)


answerable(
    "discussions.discussion",
    find=_thread,
    can_answer=lambda person, discussion: access.can_write(person, discussion),
    answer=_say,
    title_of=lambda discussion: discussion.title,
    url_of=lambda discussion: discussion.get_absolute_url(),
)
answerable(
    "discussions.message",
    find=_message,
    can_answer=_can_answer,
    answer=_answer,
    title_of=lambda message: message.discussion.title,
    url_of=lambda message: message.discussion.get_absolute_url(),
)
