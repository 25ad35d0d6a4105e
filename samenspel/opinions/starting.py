"""Beginning a conversation, and changing how it is held."""

import secrets

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from samenspel.communities.companions import members_of
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.live.changing import sight_narrowed
from samenspel.notifications.notifying import notify
from samenspel.opinions import access
from samenspel.opinions.models import Conversation
from samenspel.opinions.writing import plant
from samenspel.search import indexing

# No vowels (no words come of them), and no letters that look or sound like another.
LETTERS = "BCDFGHKLMNPRSTVXZ"
CODE_LENGTH = 6
MOST_SEED = 2**31 - 1
TRIES = 3


def start(community, *, by, seeds=(), at=None, once=None, draw=None, **rest):
    """Begin a conversation with statements to begin with; the same ``once`` again gives the one before.

    seeds  texts of at most 140 characters, in order
    draw   gives a number below its argument, by chance; a demo or test brings its own
    rest   topic, about, takes_part, visibility and the other settings
    """
    if not access.can_open_to(by, community, rest.get("takes_part", Conversation.TakesPart.MEMBERS)):
        raise PermissionDenied
    for is_last in [False] * TRIES + [True]:
        try:
            with transaction.atomic():
                return _make(
                    community, by, seeds, at or timezone.now(), once, draw or secrets.randbelow, rest
                )
        except IntegrityError:
            before = Conversation.objects.filter(once=once, started_by=by).first() if once else None
            if before:
                return before
            if is_last:
                raise


def _make(community, by, seeds, at, once, draw, rest):
    conversation = Conversation.objects.create(
        community=community,
        slug=slugify(rest["topic"])[:80].strip("-") or "gesprek",
        seed=draw(MOST_SEED),
        code=_code(draw),
        started_by=by,
        started_at=at,
        once=once,
        **rest,
    )
    plant(conversation, seeds, by=by, at=at)
    tell("opinions.conversation_started", by=by, about=conversation, at=at)
    to = members_of(community)
    notify("opinions.opened", to=to, about=conversation, by=by, community=community, at=at)
    indexing.index("conversation", [conversation])
    if conversation.takes_part != Conversation.TakesPart.MEMBERS:
        record("opinions.opened_to", by=by, about=conversation, at=at, to=conversation.takes_part)
    return conversation


def _code(draw):
    """Six letters; one that is taken already is refused by the database, and drawn again."""
    return "".join(LETTERS[draw(len(LETTERS))] for _ in range(CODE_LENGTH))


@transaction.atomic
def change(conversation, *, by, at=None, **settings):
    """Change how it is held; its seed and code stay.

    Opening it to others, taking it up again and showing the map at another moment are remembered: people
    voted under what was said before.
    """
    held = Conversation.objects.select_for_update(of=("self",)).select_related("community")
    held = held.get(pk=conversation.pk)
    to = settings.get("takes_part", held.takes_part)
    is_opened = to != held.takes_part
    was_past = (
        held.closes_on is not None and held.closes_on < timezone.localdate(at) and held.was_closed is None
    )
    map_before, seen_before = held.map_shown, held.visibility
    if not access.can_look_after(by, held):
        raise PermissionDenied
    if is_opened and not access.can_open_to(by, held.community, to):
        raise PermissionDenied
    for name, value in settings.items():
        setattr(conversation, name, value)
    conversation.save(update_fields=list(settings))
    if conversation.visibility != seen_before:
        sight_narrowed()
    if is_opened:
        record("opinions.opened_to", by=by, about=conversation, at=at, to=to)
    if was_past and (conversation.closes_on is None or conversation.closes_on >= timezone.localdate(at)):
        record("opinions.reopened", by=by, about=conversation, at=at)
    if conversation.map_shown != map_before:
        record("opinions.map_shown", by=by, about=conversation, at=at, to=conversation.map_shown)
    indexing.index("conversation", [conversation])
    indexing.index("statement", conversation.statements.all())
    return conversation
