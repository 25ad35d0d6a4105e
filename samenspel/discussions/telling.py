"""Who hears of what happens in a thread, and that open pages move."""

from django.db.models import F

from samenspel.discussions.mentions import reached_by
from samenspel.discussions.models import Discussion, Follow, Message
from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person


def of_new(message, mentions):
    """Who is called on, who is answered, and who follows: each of these at most once, the nearest first."""
    discussion = message.discussion
    deaf = _muted(discussion)
    said = {"about": message, "by": message.by, "community": discussion.community, "at": message.at}
    notify("discussions.mention", to=_others(reached_by(mentions, at=message.at), deaf), **said)
    if message.answers is not None:
        notify("discussions.reply", to=_others([message.answers.by], deaf), **said)
    followers = Person.objects.filter(
        discussion_follows__discussion=discussion, discussion_follows__how=Follow.How.FOLLOWS
    )
    notify("discussions.message", to=list(followers.order_by("pk")), **said)
    changed(f"discussion:{discussion.pk}")


def of_edited(message, new_mentions):
    """Only who is called on anew hears of it."""
    to = _others(reached_by(new_mentions), _muted(message.discussion))
    said = {"about": message, "by": message.by, "community": message.community, "at": message.edited_at}
    notify("discussions.mention", to=to, **said)
    of_changed(message)


def of_reaction(reaction):
    """Its author hears of it, and pages show it."""
    message = reaction.message
    to = _others([message.by], _muted(message.discussion))
    notify(
        "discussions.reaction",
        to=to,
        about=message,
        by=reaction.person,
        community=message.community,
        at=reaction.at,
    )
    of_changed(message)


def of_changed(message):
    """The message takes a turn: open pages ask for what changed after the turn they know."""
    turn = take_turn(message.discussion_id)
    Message.objects.filter(pk=message.pk).update(turn=turn)


def take_turn(discussion_id, *, whole=False):
    """The next turn of a thread; holds the thread until the transaction ends, so turns come in order.

    whole   it changed as a whole, so that open pages are to be loaded anew
    """
    values = {"turn": F("turn") + 1} | ({"whole_turn": F("turn") + 1} if whole else {})
    Discussion.objects.filter(pk=discussion_id).update(**values)
    changed(f"discussion:{discussion_id}")
    return Discussion.objects.values_list("turn", flat=True).get(pk=discussion_id)


def of_closed(closing):
    _tell_followers("discussions.closed", closing.discussion, closing, by=closing.by, at=closing.at)


def of_widened(moved):
    """Who wrote for fewer than may see the thread now is asked whether these may read it too."""
    discussion = moved.discussion
    authors = Person.objects.filter(pk__in=discussion.messages.standing().order_by().values("by"))
    notify(
        "discussions.widened",
        to=list(authors.order_by("pk")),
        about=discussion,
        by=moved.by,
        community=discussion.community,
        at=moved.at,
    )


def _tell_followers(kind, discussion, about, *, by, at):
    followers = Person.objects.filter(
        discussion_follows__discussion=discussion, discussion_follows__how=Follow.How.FOLLOWS
    )
    notify(kind, to=list(followers.order_by("pk")), about=about, by=by, community=discussion.community, at=at)
    take_turn(discussion.pk, whole=True)


def _muted(discussion):
    rows = Follow.objects.filter(discussion=discussion, how=Follow.How.MUTED)
    return set(rows.values_list("person_id", flat=True))


def _others(people, deaf):
    return [person for person in people if person is not None and person.pk not in deaf]
