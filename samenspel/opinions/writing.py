"""Writing a statement: one idea, short; what others said almost alike is shown before it is sent."""

import re
from difflib import SequenceMatcher
from unicodedata import combining, normalize

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.opinions import access
from samenspel.opinions.models import Conversation, Participant, Statement, Vote
from samenspel.opinions.voting import vote
from samenspel.search import indexing

ALIKE = 0.55
MOST_ALIKE = 3
MOST_COMPARED = 2000
# Words that say little by themselves, in Dutch and in English.
SMALL = """de het een en of van in op te voor met is zijn er dat die dit niet wel ook aan bij om
als dan we ik je the a an and or for with are be that this not also at by as it you"""
SMALL_WORDS = frozenset(SMALL.split())


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
            return statement
    except IntegrityError:
        before = conversation.statements.filter(once=once).first() if once else None
        if before is None:
            raise
        return before


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


def alike(conversation, text, *, most=MOST_ALIKE):
    """Statements in play that say almost the same, the nearest first: by words, then by their letters."""
    said = words_of(text)
    if not said:
        return []
    rows = Statement.objects.in_play().filter(conversation=conversation).order_by("-number")[:MOST_COMPARED]
    near = ((likeness(said, words_of(row.text)), row) for row in rows)
    found = sorted((pair for pair in near if pair[0] >= ALIKE), key=lambda pair: (-pair[0], pair[1].number))
    return [row for _likeness, row in found[:most]]


def words_of(text):
    """The words that carry a sentence, without capitals, accents and small words, in their order."""
    plain = "".join(sign for sign in normalize("NFKD", text.lower()) if not combining(sign))
    words = re.findall(r"\w+", plain)
    return tuple(word for word in words if word not in SMALL_WORDS) or tuple(words)


def likeness(said, other):
    """How much two sentences share, from 0 to 1: of the shorter one's words, those near one of the other."""
    if not said or not other:
        return 0.0
    shorter, longer = sorted((said, other), key=len)
    shared = sum(any(_same(word, each) for each in longer) for word in shorter)
    return shared / len(shorter) * (len(shorter) / len(longer)) ** 0.5


def _same(word, other):
    if word == other:
        return True
    if min(len(word), len(other)) < 5 or abs(len(word) - len(other)) > 3:
        return False
    return word[:4] == other[:4] and SequenceMatcher(None, word, other).ratio() >= 0.75
