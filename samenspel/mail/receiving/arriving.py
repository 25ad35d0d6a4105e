"""A mail arrives: what becomes of it, from its address to the place where the answer stands.

``check`` asks before anything is read whether there is anybody at an address; ``receive`` does the rest. Both
may be asked again for the same mail: it is dealt with once.
"""

import uuid

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenspel.mail import answering, bounces
from samenspel.mail.models import Became, Received
from samenspel.mail.receiving import bodies, headers, identity, limits, machines, parsing, reports, telling
from samenspel.mail.receiving.refusing import NoSuchAddress, NotPlaced, Stopped, TooMuch, ended, refused
from samenspel.mail.sockets import ANSWERABLE

ONCE = uuid.UUID("0b9c0f5e-9d7a-4c37-9a40-6d6f7b6a2e11")


def check(address, *, at=None):
    """Whether mail for this address is read at all. Raises NoSuchAddress or TooMuch."""
    _looked_up(address, at or timezone.now())


def receive(raw, *, to, mail_from=None, at=None):
    """Deal with one mail (bytes) for one address; gives what is remembered of it.

    mail_from   the sender on the envelope, "" for none; None where it is not known
    Raises NoSuchAddress, TooMuch, or Unreadable (``parsing``): then nothing is remembered.
    """
    at = at or timezone.now()
    letter, here = _looked_up(to, at)
    message = parsing.parse(raw)
    place = limits.place_of(letter) if letter is not None else here.place
    came = _came(message, raw, to, here and here.person, place, at)
    if came.became != Became.CAME:
        return came
    if letter is not None:
        return _done(came, *_returned(letter, message, at), at)
    with translation.override(here.person.language or settings.LANGUAGE_CODE):
        return _done(came, *_dealt_with(came, message, here, mail_from, at), at)


def _looked_up(address, at):
    """(the letter that comes back, what the reply address opens): one of the two."""
    letter = bounces.letter_at(address, at)
    if letter is not None:
        if limits.is_back_too_often(letter, at):
            raise TooMuch
        return letter, None
    here = answering.opened(address)
    if here is None:
        raise NoSuchAddress
    if limits.is_flooded(here.person, at):
        raise TooMuch
    return None, here


def _came(message, raw, to, person, place, at):
    """The row of this mail: the same one each time it is brought."""
    row, _is_new = Received.objects.get_or_create(
        mark=limits.mark_of(headers.message_id(message), raw, to),
        defaults={"person": person, "place": place, "at": at},
    )
    return row


def _done(came, became, why, at):
    came.became, came.why, came.done_at = became, why[:40], at
    if why in {limits.NOT_THEIRS, "forged"} and limits.is_pestered(came.person, at):
        came.delete()
    else:
        came.save()
    return came


def _returned(letter, message, at):
    """A letter of ours that comes back to its own return address."""
    report = reports.read(message)
    if report is None or not report.kind:
        return Became.ENDED, "late" if report else "no-report"
    bounces.note(letter, report.kind, report.status, at=at)
    return Became.NOTED, report.kind


def _dealt_with(came, message, here, mail_from, at):
    """(what it became, why) of a mail that came to a reply address."""
    try:
        sender = _checked(message, here, mail_from, at)
        return _answered(came, message, here, sender, at)
    except Stopped as stop:
        return stop.became, stop.why


def _checked(message, here, mail_from, at):
    """The sender of a mail that a person wrote; of what is none, raises Stopped."""
    if why := machines.reason(message, mail_from):
        raise _by_machine(message, here, why, at)
    sender = headers.sender(message)
    if identity.is_forged(message, sender):
        raise refused("forged")
    if not identity.fits(here.person, sender):
        if not limits.is_pestered(here.person, at):
            telling.of_unknown(message, sender, at)
        raise Stopped(Became.HELD, limits.NOT_THEIRS)
    return sender


def _by_machine(message, here, why, at):
    report = reports.read(message)
    letter = bounces.letter_told_of(report, here.person) if report and report.kind else None
    if letter is None:
        return ended(why)
    bounces.note(letter, report.kind, report.status, at=at)
    return Stopped(Became.NOTED, report.kind)


def _answered(came, message, here, sender, at):
    """Place what the person wrote; when it cannot stand there they hear why, and get it back."""
    written, title, url = None, "", ""
    try:
        if limits.is_too_much(here.person, at):
            telling.of_too_much(came)
            raise Stopped(Became.HELD, "too-much")
        written = bodies.written(message)
        came.print = limits.print_of(written.text)
        if limits.is_repeated(came, at):
            raise ended("repeated")
        kind, thing = ANSWERABLE[here.name], _thing(here)
        title, url = str(kind.title_of(thing)), kind.url_of(thing)
        left_out = _place(kind, thing, written, came, at)
    except NotPlaced as problem:
        telling.of_not_placed(came, str(problem), title=title, url=url, text=written.text if written else "")
        return Became.HELD, problem.why
    if left_out:
        telling.of_left_out(came, left_out, title=title, url=url)
    return Became.PLACED, "without-files" if left_out else ""


def _thing(here):
    kind = ANSWERABLE[here.name]
    thing = kind.find(here.pk, here.person)
    if thing is None:
        raise NotPlaced(_("What you answered is not there any more, or not open to you any more."), "gone")
    if not kind.can_answer(here.person, thing):
        raise NotPlaced(
            _("You cannot write there, or not any more: it was closed, or you do not take part."), "may-not"
        )
    return thing


def _place(kind, thing, written, came, at):
    """Let the room do it, once for this mail; gives a sentence for each file that does not go along."""
    if not written.text and not written.files:
        raise NotPlaced(
            _("Nothing was found in your mail that you wrote yourself. Write above what you answer."),
            "empty",
        )
    once = uuid.uuid5(ONCE, came.mark)
    try:
        return (
            kind.answer(thing, by=came.person, text=written.text, files=written.files, at=at, once=once) or []
        )
    except PermissionDenied as error:
        raise NotPlaced(
            _("You cannot write there, or not any more: it was closed, or you do not take part."), "may-not"
        ) from error
