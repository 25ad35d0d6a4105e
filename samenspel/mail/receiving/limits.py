"""How much one may answer by mail in an hour, and how much may come to one reply address at all."""

from datetime import timedelta
from hashlib import sha256

from django.utils.crypto import salted_hmac

from samenspel.mail.models import Became, Letter, Received

AN_HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
# For one reply address: all that is looked at, what is placed, and what others send to it.
MOST_LOOKED_AT, MOST_PLACED, MOST_OF_OTHERS = 100, 30, 10
# Reports of one letter: it fails once, and may be late a few times before.
MOST_COME_BACK = 10
# Letters to people this house does not know, over all: nobody makes it write to the whole world.
MOST_TOLD_A_DAY = 100
# A machine says more than a word or two; people say those often.
LONG_ENOUGH_TO_REPEAT = 60
NOT_THEIRS = "not-theirs"
UNKNOWN = "mail.unknown"


def is_flooded(person, at):
    """Whether so much came for this person in an hour that more is not even read."""
    return _of(person, at).count() >= MOST_LOOKED_AT


def is_back_too_often(letter, at):
    """Whether so much came to the return address of one letter in an hour that more is not even read."""
    rows = Received.objects.filter(person=None, place=place_of(letter), at__gt=at - AN_HOUR)
    return rows.count() >= MOST_COME_BACK


def place_of(letter):
    """How it is remembered that something came to the return address of a letter."""
    return f"mail.letter:{letter.pk}"


def is_too_much(person, at):
    """Whether they were answered for so often in an hour that it is no conversation any more."""
    return _of(person, at).filter(became=Became.PLACED).count() >= MOST_PLACED


def is_pestered(person, at):
    """Whether others sent so much to this person's reply addresses that it is not remembered any more."""
    return _of(person, at).filter(why__in=[NOT_THEIRS, "forged"]).count() > MOST_OF_OTHERS


def may_tell_a_stranger(at):
    """Whether the house has not told too many people today that it does not know them."""
    told = Letter.objects.filter(key__startswith=f"{UNKNOWN}:", written_at__gt=at - A_DAY)
    return told.count() < MOST_TOLD_A_DAY


def print_of(text):
    """What tells that the same was said before, without keeping what was said; "" for a word or two."""
    plain = " ".join(text.lower().split())
    return (
        salted_hmac("samenspel.mail.print", plain, algorithm="sha256").hexdigest() if _is_long(plain) else ""
    )


def is_repeated(came, at):
    """Whether the same words came from them for the same place in a day: machines do so."""
    same = Received.objects.filter(person=came.person, place=came.place, print=came.print, at__gt=at - A_DAY)
    return bool(came.print) and same.filter(became=Became.PLACED).exclude(pk=came.pk).exists()


def mark_of(message_id, raw, to):
    """What the same mail for the same address has in common each time it is brought."""
    what = message_id.encode("utf-8", "surrogateescape") or sha256(raw).digest()
    return sha256(b"\0".join([what, to.lower().encode("utf-8", "surrogateescape")])).hexdigest()


def _is_long(plain):
    return len(plain) >= LONG_ENOUGH_TO_REPEAT


def _of(person, at):
    return Received.objects.filter(person=person, at__gt=at - AN_HOUR)
