"""What of conversations of statements moves house: what was said, and never who voted what.

Votes go along as they do in the files of a conversation (``exchanging_out``): once nobody can tell any more
who voted what, and when enough people voted. Each load draws its own order and numbers, as each copy there.
"""

from random import SystemRandom
from secrets import choice, randbelow

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.opinions.exchanging_out import may_be_whole
from samenspel.opinions.joining import MOST_NUMBER
from samenspel.opinions.models import (
    Closing,
    Conversation,
    Judgement,
    MapSnapshot,
    Origin,
    Participant,
    Statement,
    Vote,
)
from samenspel.opinions.models.statement import Standing
from samenspel.opinions.starting import CODE_LENGTH, LETTERS, MOST_SEED


def _whole(rows, by, way):
    """Rows of conversations of which ``by`` may have all votes."""
    there = Conversation.objects.filter(pk__in=rows.values(way)).select_related("community")
    return rows.filter(**{f"{way}__in": [each.pk for each in there if may_be_whole(each, by)]})


def _begin(conversations, news):
    """A code and a seed of this house: by which chance dots are moved nobody works out elsewhere."""
    for each in conversations:
        each.code, each.seed = _free_code(), randbelow(MOST_SEED)


def _free_code():
    while Conversation.objects.filter(code=(code := "".join(map(choice, [LETTERS] * CODE_LENGTH)))).exists():
        pass
    return code


def _number(participants, news):
    """Numbers that say nothing, drawn anew; who was not there then cannot take one up."""
    numbers = SystemRandom().sample(range(1, MOST_NUMBER + 1), len(participants))
    for each, number in zip(participants, numbers, strict=True):
        each.number, each.joined_at = number, news.at


def _day(votes, news):
    for each in votes:
        each.at = each.said_at = news.at


def _is_forgotten(row, rows):
    """Votes come only to a conversation in which nobody votes any more."""
    number = row["conversation"]
    is_closed = any(each["conversation"] == number for each in rows[Closing])
    return None if is_closed and rows[Conversation][number - 1]["keys_forgotten_at"] else "conversation"


def _is_in_one_conversation(row, rows):
    there = {
        row["conversation"],
        rows[Participant][row["participant"] - 1]["conversation"],
        rows[Statement][row["statement"] - 1]["conversation"],
    }
    return None if len(there) == 1 else "conversation"


carry(
    Conversation,
    path="community",
    called=_("Conversations"),
    leave=("once", "code", "seed"),
    arrive=_begin,
)
carry(
    Statement,
    path="conversation__community",
    called=_("Statements"),
    # Who wrote a statement is known to them alone, and to who handles a report about it.
    leave=("once", "by", "guest"),
    rows=lambda rows, by: rows.filter(standing=Standing.ACCEPTED),
)
carry(Closing, path="conversation__community")
carry(
    Participant,
    path="conversation__community",
    leave=("number", "person", "token_hash", "imported_key", "joined_at"),
    rows=lambda rows, by: _whole(rows, by, "conversation"),
    shuffled=True,
    check=_is_forgotten,
    arrive=_number,
)
carry(
    Vote,
    path="conversation__community",
    called=_("Votes"),
    leave=("at", "said_at"),
    rows=lambda rows, by: _whole(rows, by, "conversation").filter(statement__standing=Standing.ACCEPTED),
    shuffled=True,
    check=_is_in_one_conversation,
    arrive=_day,
)

stays(
    _(
        "Votes on statements go along under numbers that lead to nobody, once a conversation is closed, its "
        "names are forgotten and twelve people voted; before that they stay. Who wrote a statement never "
        "goes."
    )
)
stays(_("The map is drawn anew from the votes where they go along."), MapSnapshot)
stays(
    _("What moderators judged, and statements that wait or were removed, never leave the house."), Judgement
)
stays(_("Where a conversation came from is told where it came in."), Origin)
