"""Recognising a talent in someone, in words: given by one, accepted or hidden by the other, taken back.

There is no number and no order by number, anywhere; and there is only praise to fill in.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.notifications.notifying import notify
from samenspel.people.competences.own_words import drop_unused
from samenspel.people.models import Person, Recognition
from samenspel.privacy.visibility import is_signed_in
from samenspel.search.indexing import index

MOST_A_DAY = 20


class TooMany(Exception):
    """Praise by the dozen means little; the message says when to go on."""


def can_recognise(by, person):
    """Who is signed in with a profile of their own, about somebody else they may see."""
    return may_praise(by, person) and Person.objects.visible_to(by).filter(pk=person.pk).exists()


def may_praise(by, person):
    """The same about someone of whom it is known that ``by`` may see them."""
    return is_signed_in(by) and not by.is_light and by.pk != person.pk and not person.is_light


@transaction.atomic
def recognise(person, competence, *, by, example, at=None):
    """Say what talent you saw, and when; saying it again about the same talent replaces the example.

    What was accepted or hidden before is put to the person again: the words are others.
    """
    if not can_recognise(by, person):
        raise PermissionDenied
    at = at or timezone.now()
    lately = by.recognitions_given.filter(at__gt=at - timedelta(days=1), at__lte=at)
    if lately.count() >= MOST_A_DAY:
        raise TooMany(_("That is a lot of praise for one day. Go on tomorrow."))
    recognition, _is_new = Recognition.objects.update_or_create(
        person=person,
        by=by,
        competence=competence,
        defaults={"example": example.strip(), "at": at, "accepted_at": None, "hidden_at": None},
    )
    _found_anew(person)
    notify("people.recognised", to=[person], about=recognition, by=by, at=at)
    return recognition


@transaction.atomic
def accept(recognition, *, by, at=None):
    """Let others see it, as far as they see that part of the profile."""
    _only(by, recognition.person)
    recognition.accepted_at, recognition.hidden_at = at or timezone.now(), None
    recognition.save(update_fields=["accepted_at", "hidden_at"])
    _found_anew(recognition.person)


@transaction.atomic
def hide(recognition, *, by, at=None):
    """Keep it to the two of you; it can be accepted later."""
    _only(by, recognition.person)
    recognition.hidden_at = at or timezone.now()
    recognition.save(update_fields=["hidden_at"])
    _found_anew(recognition.person)


@transaction.atomic
def withdraw(recognition, *, by):
    """Whoever wrote it takes it back: nothing is left."""
    _only(by, recognition.by)
    person = recognition.person
    recognition.delete()
    drop_unused()
    _found_anew(person)


def _only(by, person):
    if by != person:
        raise PermissionDenied


def _found_anew(person):
    index("person", [person])
