"""Writing a statement: one idea, short; and adding statements to begin with."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.communities.stewarding import stewards_of
from samenspel.notifications.notifying import notify
from samenspel.opinions import access
from samenspel.opinions.likeness import words_of
from samenspel.opinions.models import Conversation, Participant, Statement, Vote
from samenspel.opinions.voting import vote
from samenspel.search import indexing


class TooMany(Exception):
    """This person wrote as many statements here as one may."""


def write(participant, text, *, at=None, once=None):
    """Write a statement of one's own; one agrees with it. The same ``once`` again gives the one before.

    Raises TooMany. It waits to be judged where statements are judged before they are shown.
    """
    conversation = participant.conversation
    by = participant.person
    if not access.can_write(by, conversation):
        raise PermissionDenied
    try:
        with transaction.atomic():
            _locked(conversation)
            if written_by(participant).count() >= conversation.most_own:
                raise TooMany
            waits = conversation.moderation == Conversation.Moderation.BEFORE
            statement = add(
                conversation,
                text,
                by=by,
                guest=None if by else participant,
                at=at,
                once=once,
                standing=Statement.Standing.WAITING if waits else Statement.Standing.ACCEPTED,
            )
            agree_with_own(statement, participant, at=statement.at)
            if waits:
                _ask_to_judge(statement)
            return statement
    except IntegrityError:
        before = conversation.statements.filter(once=once).first() if once else None
        if before is None:
            raise
        return before


def _ask_to_judge(statement):
    """Whoever looks after the conversation; who wrote it is not said to them either."""
    conversation = statement.conversation
    to = set(stewards_of(conversation.community)) | {conversation.started_by}
    to.discard(statement.by)
    community = conversation.community
    notify("opinions.to_judge", to=to, about=statement, community=community, at=statement.at)


def written_by(participant):
    """The statements this participant wrote, whatever became of them."""
    if participant.person_id:
        return participant.conversation.statements.filter(by=participant.person_id, is_seed=False)
    return participant.conversation.statements.filter(guest=participant)


@transaction.atomic
def plant(conversation, texts, *, by, at=None, is_meta=False):
    """Add statements to begin with; those that stand there already, word for word, are left out."""
    if not access.can_look_after(by, conversation) or conversation.is_closed:
        raise PermissionDenied
    _locked(conversation)
    there = {words_of(text) for text in conversation.statements.values_list("text", flat=True)}
    planted = []
    for text in texts:
        if words_of(text) not in there:
            there.add(words_of(text))
            planted.append(add(conversation, text, by=by, at=at, is_seed=True, is_meta=is_meta))
    return planted


def add(conversation, text, *, at=None, **rest):
    """The statement under the next number; called inside a transaction that holds the conversation."""
    last = conversation.statements.order_by("-number").values_list("number", flat=True).first() or 0
    statement = Statement.objects.create(
        conversation=conversation, number=last + 1, text=text, at=at or timezone.now(), **rest
    )
    indexing.index("statement", [statement])
    return statement


def agree_with_own(statement, participant=None, *, at=None):
    """Whoever wrote a statement that is in play agrees with it, unless they voted on it already."""
    if statement.standing != Statement.Standing.ACCEPTED or statement.is_seed:
        return
    participant = participant or _author(statement)
    if participant is None or Vote.objects.filter(participant=participant, statement=statement).exists():
        return
    try:
        vote(participant, statement, Vote.Value.AGREE, at=at)
    except PermissionDenied:
        # They take part no longer, or it is closed: what they wrote stays, their word is not counted.
        return


def _author(statement):
    if statement.guest_id:
        return statement.guest
    return Participant.objects.filter(
        conversation=statement.conversation_id, person=statement.by_id, person__isnull=False
    ).first()


def _locked(conversation):
    """Numbers are given one at a time."""
    Conversation.objects.select_for_update().get(pk=conversation.pk)
