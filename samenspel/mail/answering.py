"""Addresses one answers to by mail: each for one person and one thing, and of no use to anybody else.

``reply+<token>@<reply domain>``. The token says whose it is and what it answers, sealed with the secret of
the house; nothing is kept for it. A person who wants the old addresses to end gets a higher number.
"""

from base64 import b32decode, b32encode
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from samenspel.mail.models.received import AnswerVersion
from samenspel.mail.sockets import ANSWERABLE

REPLY, BOUNCE = "reply", "bounce"
SEAL_BYTES = 10
FORM = 1


@dataclass(frozen=True)
class Opened:
    """What a reply address says: whose it is, and what it answers."""

    person: Any
    name: str
    pk: int

    @property
    def place(self):
        return f"{self.name}:{self.pk}"


def address_for(person, place):
    """Where ``person`` answers ``place`` ("name:primary key") by mail; "" where no mail comes in."""
    name, _colon, pk = place.partition(":")
    if not settings.REPLY_DOMAIN or name not in ANSWERABLE or person is None:
        return ""
    version = AnswerVersion.objects.filter(person=person).values_list("number", flat=True).first() or 0
    numbers = (FORM, _mark(name), person.pk, int(pk), version)
    return f"{REPLY}+{seal(REPLY, numbers)}@{settings.REPLY_DOMAIN}"


def may_answer(person, place):
    """Whether ``person`` may write now at what a letter answers to."""
    name, _colon, pk = place.partition(":")
    kind = ANSWERABLE.get(name) if settings.REPLY_DOMAIN else None
    thing = kind.find(int(pk), person) if kind else None
    return thing is not None and kind.can_answer(person, thing)


def opened(address):
    """What an address of ours opens, or None: not ours, made up, ended, or of who left the house."""
    numbers = unseal(REPLY, token_of(REPLY, address))
    if numbers is None or len(numbers) != 5 or numbers[0] != FORM:
        return None
    _form, mark, pk, about, version = numbers
    name = next((each for each in ANSWERABLE if _mark(each) == mark), None)
    people = get_user_model().objects.filter(pk=pk, is_active=True).select_related("answer_version")
    person = people.first() if name else None
    if person is None or version != _version_of(person):
        return None
    return Opened(person, name, about)


@transaction.atomic
def end_addresses(person, *, at=None):
    """All reply addresses that letters gave ``person`` until now stop working; new letters have new ones."""
    row, _is_new = AnswerVersion.objects.select_for_update().get_or_create(person=person)
    row.number += 1
    row.at = at or timezone.now()
    row.save()


def token_of(kind, address):
    """The token in an address of this kind at our domain, or ""."""
    local, _at, domain = address.strip().strip("<>").rpartition("@")
    begin = f"{kind}+"
    is_ours = settings.REPLY_DOMAIN and domain.rstrip(".").lower() == settings.REPLY_DOMAIN
    return local[len(begin) :].lower() if is_ours and local.lower().startswith(begin) else ""


def seal(kind, numbers):
    """Numbers as one short word in small letters, which nobody else can make."""
    plain = b"".join(_written(number) for number in numbers)
    return _as_word(plain + _seal_of(kind, plain))


def unseal(kind, token):
    """The numbers in a word that ``seal`` made; None for any other word."""
    if not token or len(token) > 60:
        return None
    try:
        raw = b32decode(token.upper() + "=" * (-len(token) % 8))
    except ValueError:
        return None
    plain, sealed = raw[:-SEAL_BYTES], raw[-SEAL_BYTES:]
    # Looked at as a word too: other letters that mean the same bits are not what was given out.
    if not constant_time_compare(sealed, _seal_of(kind, plain)) or _as_word(raw) != token:
        return None
    return _read(plain)


def _as_word(raw):
    return b32encode(raw).decode().rstrip("=").lower()


def _seal_of(kind, plain):
    return salted_hmac(f"samenspel.mail.{kind}", plain, algorithm="sha256").digest()[:SEAL_BYTES]


def _mark(name):
    """A small number for the name of what is answered."""
    return int.from_bytes(sha256(name.encode()).digest()[:2])


def _version_of(person):
    version = getattr(person, "answer_version", None)
    return version.number if version else 0


def _written(number):
    """Seven bits a byte; all but the last byte have the eighth."""
    out = bytearray()
    while number > 127:
        out.append(number & 127 | 128)
        number >>= 7
    out.append(number)
    return bytes(out)


def _read(plain):
    numbers, number, shift = [], 0, 0
    for byte in plain:
        number |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            numbers.append(number)
            number = shift = 0
    return numbers if shift == 0 else None
