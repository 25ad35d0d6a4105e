"""Bringing in a conversation that was held elsewhere, to go on with it here; and taking that back.

Participants come in under numbers drawn at random, with the key of the file as all that is known of them. Of
when they voted the day is kept. Published groups are kept to compare with, never taken for true.
"""

import secrets

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import Truncator

from samenspel.house.auditing import record
from samenspel.intake.undoing import used_elsewhere
from samenspel.intake.writing import insert
from samenspel.opinions import access
from samenspel.opinions.joining import MOST_NUMBER
from samenspel.opinions.layout import NOT_SEEN, REJECTED, day_of
from samenspel.opinions.models import Conversation, Origin, Participant, Statement, Vote
from samenspel.opinions.starting import start
from samenspel.search import indexing

AT_ONCE = 1_000
VOTE = ("participant", "statement", "conversation", "value", "at", "said_at")
LONGEST_TOPIC = Conversation._meta.get_field("topic").max_length


class TakenUp(Exception):
    """People here went on with it, or another room leans on it: it cannot be taken back any more."""


@transaction.atomic
def bring_in(held, community, *, by, at=None, run=None, file_name="", draw=None, settle=None):
    """The conversation in ``held`` (a layout.Held) as one of ``community``; gives the Conversation.

    Its map is shown at once, since its votes are there already; members go on voting.
    draw     gives a number below its argument, by chance; a test brings its own
    settle   is called in the same transaction, last of all: when it raises, everything is taken back
    """
    at = at or timezone.now()
    conversation = start(
        community,
        by=by,
        at=at,
        draw=draw,
        topic=short(held.topic),
        about=held.about,
        map_shown=Conversation.MapShown.ALWAYS,
    )
    numbers = _participants(conversation, held, at, draw or secrets.randbelow)
    statements = _statements(conversation, held, numbers, at)
    _votes(conversation, held, numbers, statements, at)
    Origin.objects.create(
        conversation=conversation,
        address=held.address,
        file_name=file_name[-200:],
        run=run,
        fingerprint=held.fingerprint,
        counts=held.counts(),
        groups={str(numbers[key].number): group for key, group in held.groups.items() if key in numbers},
        by=by,
        at=at,
    )
    record("opinions.brought_in", by=by, about=conversation, at=at)
    if settle:
        settle()
    return conversation


def short(topic):
    """A question as long as fits here; the rest can be read in what it is about."""
    return Truncator(topic).chars(LONGEST_TOPIC)


def _participants(conversation, held, at, draw):
    """{key in the file: Participant}, in an order that says nothing, each with a number of its own."""
    numbers = set()
    while len(numbers) < len(held.votes):
        numbers.add(1 + draw(MOST_NUMBER))
    drawn = sorted(zip(numbers, sorted(held.votes), strict=True), key=lambda pair: pair[0])
    rows = [
        Participant(conversation=conversation, number=number, imported_key=key, joined_at=at)
        for number, key in drawn
    ]
    Participant.objects.bulk_create(rows, batch_size=AT_ONCE)
    return {row.imported_key: row for row in rows}


def _statements(conversation, held, numbers, at):
    """{number in the file: id}; the author comes along where they are one of the participants."""
    voted_on = {number for said in held.votes.values() for number in said}
    rows = [
        Statement(
            conversation=conversation,
            number=each.number,
            text=each.text,
            guest=numbers.get(each.author),
            at=day_of(each.at) if each.at else at,
            is_seed=each.is_seed,
            is_meta=each.is_meta,
            standing=_standing(each, each.number in voted_on),
        )
        for each in sorted(held.comments.values(), key=lambda each: each.number)
    ]
    Statement.objects.bulk_create(rows, batch_size=AT_ONCE)
    indexing.index("statement", rows)
    return {row.number: row.pk for row in rows}


def _standing(comment, was_voted_on):
    """Rejected stays out; what nobody judged was shown all the same when people voted on it."""
    if comment.moderated == REJECTED:
        return Statement.Standing.REMOVED
    waits = comment.moderated == NOT_SEEN and not was_voted_on
    return Statement.Standing.WAITING if waits else Statement.Standing.ACCEPTED


def _votes(conversation, held, numbers, statements, at):
    days = {}

    def day(milliseconds):
        if not milliseconds:
            return at
        return days.setdefault(milliseconds // 86_400_000, day_of(milliseconds))

    rows = (
        (numbers[key].pk, statements[number], conversation.pk, vote % 4 - 1, day(vote >> 2), day(vote >> 2))
        for key, said in held.votes.items()
        for number, vote in said.items()
    )
    insert(Vote, VOTE, rows)


def before(held, community):
    """The conversation of ``community`` that came in with exactly this before, or None."""
    same = Origin.objects.filter(fingerprint=held.fingerprint, conversation__community=community)
    found = same.select_related("conversation").order_by("pk").first()
    return found.conversation if found else None


def can_take_back(person, conversation):
    """Who looks after it, of what came in with files."""
    came_in = Origin.objects.filter(conversation=conversation).exists()
    return came_in and access.can_look_after(person, conversation)


def is_taken_up(conversation):
    """Whether somebody here voted or wrote since, or another room holds on to it."""
    if conversation.participants.filter(imported_key=None).exists():
        return True
    own = list(apps.get_app_config("opinions").get_models())
    return bool(used_elsewhere(Conversation.objects.filter(pk=conversation.pk), apart_from=own))


@transaction.atomic
def take_back(conversation, *, by, at=None):
    """Remove the whole import, as if it had never come. Raises TakenUp once people here went on with it.

    by   None is who looks after the server, on the command line
    """
    held = Conversation.objects.select_for_update(of=("self",)).select_related("community")
    conversation = held.get(pk=conversation.pk)
    if by is not None and not can_take_back(by, conversation):
        raise PermissionDenied
    if is_taken_up(conversation):
        raise TakenUp
    record("opinions.taken_back", by=by, about=conversation.community, at=at)
    indexing.forget("statement", conversation.statements.values_list("pk", flat=True))
    indexing.forget("conversation", [conversation.pk])
    conversation.delete()
