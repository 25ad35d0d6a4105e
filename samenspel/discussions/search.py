"""What can be found of this room: discussions by what they are about, and the messages in them."""

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models import Discussion, Message
from samenspel.discussions.showing import seen_people
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import Visibility
from samenspel.search.sockets import Said, Shown, findable
from samenspel.ui.rendering import as_words


def discussions_said(discussions):
    for discussion in discussions:
        said = Said(discussion.pk, at=discussion.at, place_id=discussion.community_id, by_id=discussion.by_id)
        if discussion.hangs:
            # What it hangs on is found by its title before the thread beside it.
            said.say(Visibility.PUBLIC, discussion.title)
        else:
            said.entitle(Visibility.PUBLIC, discussion.title)
        yield said


def messages_said(messages):
    """What stands, with what its thread is about; who may read it is asked when it is looked for."""
    prefetch_related_objects(messages, "discussion")
    for message in messages:
        if not message.is_withdrawn:
            said = Said(
                message.pk,
                at=message.at,
                place_id=message.discussion.community_id,
                by_id=message.by_id,
                within=f"discussion:{message.discussion_id}",
            )
            said.say(Visibility.PUBLIC, message.text, message.discussion.title)
            yield said


def _discussions_shown(discussions, viewer):
    first = {message.discussion_id: message for message in _first_of(discussions, viewer)}
    for each in discussions:
        message = first.get(each.pk)
        yield Shown(each.title, each.get_absolute_url(), as_words(message.text) if message else "")


def _first_of(discussions, viewer):
    opening = Message.objects.visible_to(viewer).standing()
    return opening.filter(discussion__in=[each.pk for each in discussions], number=1)


def _messages_shown(messages, viewer):
    seen = seen_people(viewer, {each.by_id for each in messages} - {None})
    for each in messages:
        by = str(each.by) if each.by_id in seen else ""
        yield Shown(each.discussion.title, each.get_absolute_url(), as_words(each.text), by)


def messages_seen(viewer, ids):
    """As ``visible_to``, with sight of the threads asked of those alone: a house has many."""
    found = _written_for(viewer, ids)
    threads = set(_threads_seen(viewer, {thread for _pk, thread in found}))
    return [pk for pk, thread in found if thread in threads]


@question
def _written_for(viewer, ids):
    """(message, thread), where it was not asked whether the thread is one they may see."""
    seen = Message.objects.meant_for(viewer).standing()
    return seen.filter(pk__in=ids).order_by().values_list("pk", "discussion")


@question
def _threads_seen(viewer, ids):
    return Discussion.objects.visible_to(viewer).filter(pk__in=ids).order_by().values_list("pk", flat=True)


findable(
    Discussion,
    name="discussion",
    said=discussions_said,
    words=_("Discussions"),
    one=_("Discussion"),
    shown=_discussions_shown,
)
findable(
    Message,
    name="message",
    said=messages_said,
    words=_("Discussions"),
    one=_("Message"),
    group="discussion",
    visible_to=lambda person: Message.objects.visible_to(person).standing(),
    seen=messages_seen,
    shown=_messages_shown,
    rows=lambda: Message.objects.select_related("discussion", "by"),
)
