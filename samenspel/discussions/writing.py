"""Beginning a thread, saying something in one, saying it better, and taking it back."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from samenspel.discussions import access, previews, telling
from samenspel.discussions.following import follow_by_writing, read_own
from samenspel.discussions.mentions import mention
from samenspel.discussions.models import Discussion, LinkPreview, Message, MessageEdit, MessageFile
from samenspel.discussions.refusing import NotNow
from samenspel.discussions.sight import stricter
from samenspel.feed.telling import tell
from samenspel.moderation.models import Report
from samenspel.search import indexing


def begin(community, *, by, title, text, once=None, at=None, files=(), **settings):
    """Begin a thread with its first message; the same ``once`` again gives the one before.

    settings   visibility (never wider than the community's own), takes_part
    """
    if not access.can_open_to(by, community, settings.get("takes_part", Discussion.TakesPart.MEMBERS)):
        raise PermissionDenied
    visibility = settings.get("visibility", "members")
    settings["visibility"] = stricter(visibility, community.visibility)
    try:
        with transaction.atomic():
            discussion = make(community, by=by, title=title, once=once, at=at, **settings)
            add(discussion, text, by=by, at=discussion.at, files=files)
            tell("discussions.discussion_begun", by=by, about=discussion, at=discussion.at)
            return discussion
    except IntegrityError:
        before = _before(Discussion, by, once)
        if before is None:
            raise
        return before


def make(community, *, by, title, at=None, **settings):
    """The thread itself, without a word in it; called inside a transaction that adds one."""
    at = at or timezone.now()
    discussion = Discussion.objects.create(
        community=community,
        title=title,
        slug=slugify(title)[:80].strip("-") or "draad",
        by=by,
        at=at,
        last_at=at,
        **settings,
    )
    indexing.index("discussion", [discussion])
    return discussion


def say(discussion, text, *, by, answers=None, once=None, at=None, files=()):
    """Say something in a thread; the same words with the same ``once`` again give the message before.

    answers   the message it answers, of the same thread
    Raises NotNow when the thread was closed in the meantime.
    """
    try:
        with transaction.atomic():
            held = _locked(discussion)
            if not access.may_talk(by, held) or not _fits(answers, held, by):
                raise PermissionDenied
            if held.is_closed:
                raise NotNow(_("The discussion was closed in the meantime. What you wrote is kept below."))
            message = add(held, text, by=by, answers=answers, once=once, at=at, files=files)
    except IntegrityError:
        message = _before(Message, by, once)
        if message is None:
            raise
        if not _says(message, text):
            # Sent from a page one went back to: other words are another message, and are not lost.
            return say(discussion, text, by=by, answers=answers, at=at, files=files)
    discussion.refresh_from_db()
    return message


def say_beside(hang, thing, text, *, by, once=None, at=None, files=(), answers=None):
    """Say something beside a thing of another room; the first message makes the thread."""
    if not access.can_talk_beside(by, hang, thing):
        raise PermissionDenied
    try:
        with transaction.atomic():
            held = hang.model._default_manager.select_for_update(of=("self",)).get(pk=thing.pk)
            if getattr(held, f"{hang.field}_id") is None:
                _hang(hang, held, by=by, at=at)
            discussion = getattr(held, hang.field)
            setattr(thing, hang.field, discussion)
            return say(discussion, text, by=by, answers=answers, once=once, at=at, files=files)
    except IntegrityError:
        before = _before(Message, by, once)
        if before is None:
            raise
        return before


def add(discussion, text, *, by, answers=None, once=None, at=None, files=()):
    """The message under the next number; called inside a transaction that holds the thread."""
    at = at or timezone.now()
    number = discussion.last_number + 1
    message = Message.objects.create(
        discussion=discussion,
        number=number,
        branch=answers.branch if answers else number,
        answers=answers,
        text=text,
        by=by,
        at=at,
        once=once,
        turn=discussion.turn + 1,
        **discussion.sight.written,
    )
    if any(file.by_id != by.pk for file in files):
        # Who knows the key of another's file does not come to show it.
        raise PermissionDenied
    MessageFile.objects.bulk_create(MessageFile(message=message, file=file) for file in files)
    discussion.last_number, discussion.last_at = number, max(at, discussion.last_at)
    discussion.message_count += 1
    discussion.turn += 1
    discussion.save(update_fields=["last_number", "last_at", "message_count", "turn"])
    follow_by_writing(discussion, by, at=at)
    read_own(discussion, by, number, at=at)
    indexing.index("message", [message])
    previews.look_later(message)
    telling.of_new(message, mention(message))
    return message


@transaction.atomic
def edit(message, text, *, by, at=None):
    """Say it better; how it read before stays to be seen. The same words again change nothing."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("discussion__community")
        .get(pk=message.pk)
    )
    if not access.can_edit(by, message):
        raise PermissionDenied
    if text == message.text:
        return message
    at = at or timezone.now()
    MessageEdit.objects.create(
        message=message,
        before=message.text,
        by=by,
        at=at,
        written_for=message.written_for,
        written_in_id=message.written_in_id,
    )
    message.text, message.edited_at = text, at
    message.version += 1
    message.save(update_fields=["text", "edited_at", "version"])
    indexing.index("message", [message])
    previews.look_later(message)
    telling.of_edited(message, mention(message))
    return message


@transaction.atomic
def take_back(message, *, by, at=None):
    """Take one's words back: they are gone with how they read before, and what was hung on them; the answers
    of others stay. What was reported is kept for who judges it, until it is answered."""
    message = (
        Message.objects.select_for_update(of=("self",))
        .select_related("discussion__community")
        .get(pk=message.pk)
    )
    if not access.can_take_back(by, message):
        raise PermissionDenied
    message.withdrawn_at = at or timezone.now()
    message.version += 1
    message.save(update_fields=["withdrawn_at", "version"])
    message.mentions.all().delete()
    message.reactions.all().delete()
    if not Report.objects.open().about(message).exists():
        wipe(message)
    indexing.forget("message", [message.pk])
    telling.of_changed(message)


def wipe(message):
    """The words themselves, with what was said before and what they brought along."""
    message.edits.all().delete()
    message.files.all().delete()
    LinkPreview.objects.filter(message=message).delete()
    message.text = ""
    message.save(update_fields=["text"])


def wipe_taken_back():
    """Every night: words taken back and kept for a report that is answered since. Gives how many."""
    wiped = 0
    kept = Message.objects.exclude(withdrawn_at=None).exclude(text="")
    for message in kept.iterator():
        if not Report.objects.open().about(message).exists():
            wipe(message)
            wiped += 1
    return wiped


def _hang(hang, thing, *, by, at):
    discussion = make(
        hang.community_of(thing), by=by, title=str(hang.title_of(thing))[:160], at=at, hangs=hang.name
    )
    setattr(thing, hang.field, discussion)
    thing.save(update_fields=[hang.field])


def _locked(discussion):
    """Numbers are given one at a time."""
    rows = Discussion.objects.select_for_update(of=("self",)).select_related("community")
    return rows.get(pk=discussion.pk)


def _fits(answers, discussion, by):
    """Whether what is answered stands in this thread, and may be read by who answers."""
    if answers is None:
        return True
    return Message.objects.in_thread(discussion, by).filter(pk=answers.pk).exists()


def _says(message, text):
    """Whether the message has these words, or had them before it was changed."""
    return text == message.text or message.edits.filter(before=text).exists()


def _before(model, by, once):
    """What was made of the same form before, or None."""
    return model.objects.filter(once=once, by=by).first() if once else None
