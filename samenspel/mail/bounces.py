"""Letters that did not arrive. An address that does not take them three times rests, until its owner says so.

Each letter travels with a return address of its own, sealed as reply addresses are: nobody can make an
address rest by making up a report.
"""

from contextlib import suppress
from datetime import timedelta
from email.utils import parseaddr

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from samenspel.mail.answering import BOUNCE, seal, token_of, unseal
from samenspel.mail.models import Bounce, Letter, Rest
from samenspel.mail.receiving import reports

TIMES = 3
WITHIN = timedelta(days=90)
# As long as mail servers try, and some more.
LATEST = timedelta(days=30)
MOST_COMPARED = 500


def return_path(letter):
    """The sender on the envelope of ``letter``: where it comes back to when it cannot be delivered."""
    if not settings.REPLY_DOMAIN or letter.pk is None:
        return parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return f"{BOUNCE}+{seal(BOUNCE, [letter.pk])}@{settings.REPLY_DOMAIN}"


def letter_at(address, at=None):
    """The letter that travelled with this return address not too long ago, or None."""
    numbers = unseal(BOUNCE, token_of(BOUNCE, address))
    if not numbers or len(numbers) != 1:
        return None
    return Letter.objects.filter(pk=numbers[0], written_at__gt=(at or timezone.now()) - LATEST).first()


def letter_told_of(report, person):
    """The letter a report speaks of that came to a reply address of ``person``, or None.

    A reply address is known to whoever its owner writes with; that it is unwanted is not believed there.
    """
    from samenspel.mail.composing import number_of

    if report.kind == Bounce.Kind.COMPLAINT:
        return None
    recent = Letter.objects.filter(person=person, written_at__gt=timezone.now() - LATEST).order_by("-pk")
    return next((each for each in recent[:MOST_COMPARED] if number_of(each) in report.ids), None)


def note(letter, kind, status="", *, at=None):
    """That ``letter`` did not arrive; the same letter counts once. Says whether its address rests now."""
    at = at or timezone.now()
    address = letter.to.lower()
    try:
        with transaction.atomic():
            Bounce.objects.create(letter=letter, address=address, kind=kind, status=status[:12], at=at)
    except IntegrityError:
        return rests(address)
    if kind == Bounce.Kind.COMPLAINT or (kind == Bounce.Kind.HARD and _times(address, at) >= TIMES):
        _let_rest(address, kind, status, at)
    return rests(address)


def note_refused(letter, words):
    """The mail server said at once that it does not take this letter."""
    status = reports.STATUS.search(words)
    kind = reports.kind_of(status[0] if status else "", words)
    if kind:
        note(letter, kind, status[0] if status else "")


def rests(address):
    """Whether an address gets no letters for now, but what its owner asks for, such as a code."""
    return bool(address) and Rest.objects.filter(address=address.lower(), lifted_at=None).exists()


def why_not(letter):
    """For ``sockets.hold_back``: what cannot be refused goes anyhow."""
    return "letters to this address do not arrive" if letter.kind and rests(letter.to) else ""


def rests_of(addresses):
    """The rests that hold for these addresses now."""
    small = [each.lower() for each in addresses if each]
    return list(Rest.objects.filter(address__in=small, lifted_at=None).order_by("since"))


def lift(address, *, at=None):
    """Letters go there again; says whether they did not before."""
    rows = Rest.objects.filter(address=address.lower(), lifted_at=None)
    return bool(rows.update(lifted_at=at or timezone.now()))


def _times(address, at):
    last = Rest.objects.filter(address=address).exclude(lifted_at=None).order_by("-lifted_at").first()
    rows = Bounce.objects.filter(address=address, kind=Bounce.Kind.HARD, at__gt=at - WITHIN)
    return rows.filter(at__gt=last.lifted_at).count() if last else rows.count()


def _let_rest(address, kind, status, at):
    """It rests once, also when two reports come at the same moment."""
    with suppress(IntegrityError), transaction.atomic():
        Rest.objects.create(address=address, why=kind, status=status[:12], since=at)
