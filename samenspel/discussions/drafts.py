"""Keeping what is being written, from every keystroke until it is sent.

A room whose form has a field for many words (``ui.words.WordsField``) says in its view where those are for,
before the form is shown or checked, and afterwards that they were sent::

    form = MessageForm(sent(request))
    drafts.keep_with(form, "text", person=request.user, place=f"discussion:{pk}")
    …
    drafts.sent(form)                  # in the view, once the act is done

The page then keeps each keystroke on the device at once and here within a second. What was written last
stands in the field when the form is opened again, on whatever device; words of another stand beside it.
"""

import re

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from samenspel.discussions.models import Draft
from samenspel.privacy.visibility import is_signed_in
from samenspel.ui.words import Keeping, is_for_words, kept

LONGEST = 100_000
MOST_PLACES = 200
MOST_A_PLACE = 5
MOST_MARKS = 20
WRITING = re.compile(r"[a-z0-9]{8,32}")
PLACE = re.compile(r"[a-z][\w.:/-]{0,119}")


class NotADraft(Exception):
    """What came is not something a page of ours sends."""


def keep_with(form, name, *, person, place):
    """Let a field of a form keep what is typed in it for ``place``; a visitor's stays on their device."""
    _keep(form, {name: place}, person)


def keep_all(form, *, person, place):
    """Let every field for words keep what is typed in it, each for ``place`` and its own name."""
    fields = [name for name, field in form.fields.items() if is_for_words(field)]
    _keep(form, {name: f"{place}/{name}" for name in fields}, person)


def _keep(form, places, person):
    """``places``: where the words of each field are for; all of them are asked for at once."""
    there = _there(person, places.values())
    for name, place in places.items():
        rows, sent_writings = there[place]
        keeping = Keeping(place, person if is_signed_in(person) else None, rows, sent_writings)
        # An edit of something has words already: a draft of it stands beside those, not instead.
        if rows and not form.is_bound and not form.get_initial_for_field(form.fields[name], name):
            form.initial[name] = rows[0].text
            keeping.begun_from = rows[0]
        kept(form, name, keeping)


def _there(person, places):
    """By place: what they were writing there, the newest first, and the marks of what they sent there lately.

    More than one draft stands in a place when two devices wrote different words. A device that slept lets go
    of what was sent.
    """
    there = {place: ([], []) for place in places}
    if not is_signed_in(person):
        return there
    for row in Draft.objects.visible_to(person).filter(place__in=there).order_by("-at", "-pk"):
        waiting, sent_writings = there[row.place]
        if row.sent_at is None:
            waiting.append(row)
        elif len(sent_writings) < MOST_MARKS:
            sent_writings.append(row.writing)
    return there


def of(person, place):
    """What they were writing there, the newest first; one row unless two devices wrote different words."""
    return _there(person, [place])[place][0]


def answers_begun(person, messages):
    """The primary keys of those of ``messages`` to which ``person`` began an answer."""
    if not is_signed_in(person):
        return set()
    places = {f"message:{each.pk}:answer": each.pk for each in messages}
    rows = Draft.objects.visible_to(person).waiting().filter(place__in=places)
    return {places[place] for place in rows.values_list("place", flat=True)}


def writings_sent(person, place):
    """The marks of what they sent there lately, so that a device that slept lets go of it."""
    return _there(person, [place])[place][1]


def save(person, *, place, writing, text, came_from="", came_at="", at=None):
    """Keep ``text`` as what ``person`` is writing; empty text throws it away. Gives the row, or None.

    came_from   the writing of another device this one went on from, with
    came_at     the moment at which that stood as it was taken over: when it changed since, it stays as well
    """
    if not (PLACE.fullmatch(place) and WRITING.fullmatch(writing)) or len(text) > LONGEST:
        raise NotADraft
    at = at or timezone.now()
    with transaction.atomic():
        if Draft.objects.filter(person=person, place=place, writing=writing).exclude(sent_at=None).exists():
            return None
        _let_go(person, place, came_from, came_at)
        if not text.strip():
            Draft.objects.filter(person=person, place=place, writing=writing).delete()
            return None
        row = _row(person, place, writing, text, at)
    _bound(person, place)
    return row


def _row(person, place, writing, text, at):
    known = {"person": person, "place": place, "writing": writing}
    try:
        with transaction.atomic():
            return Draft.objects.update_or_create(**known, defaults={"text": text, "at": at})[0]
    except IntegrityError:
        # Sent by another request in this very moment.
        return None


def _let_go(person, place, came_from, came_at):
    """The row this writing went on from, unless its own device wrote more in it since."""
    moment = parse_datetime(came_at) if came_at else None
    if came_from and moment is not None:
        Draft.objects.waiting().filter(person=person, place=place, writing=came_from, at=moment).delete()


def _bound(person, place):
    """The oldest give way: nobody writes in hundreds of places at once."""
    mine = Draft.objects.filter(person=person, sent_at=None).order_by("-at", "-pk")
    here = mine.filter(place=place).values_list("pk", flat=True)[MOST_A_PLACE:]
    all_of_them = mine.values_list("pk", flat=True)[MOST_PLACES:]
    too_many = [*here, *all_of_them]
    if too_many:
        Draft.objects.filter(pk__in=too_many).delete()


def throw_away(person, *, place, writing):
    """Remove one row that waits."""
    Draft.objects.waiting().filter(person=person, place=place, writing=writing).delete()


def sent(form, *, at=None):
    """The words of a form went where they were for: their draft goes, what another device wrote stays."""
    at = at or timezone.now()
    for name, field in form.fields.items():
        keeping = getattr(field, "keeping", None)
        if keeping is not None and keeping.person is not None and keeping.place:
            _sent(form.data, form.add_prefix(name), keeping, at)


def _sent(data, name, keeping, at):
    person, place, writing = keeping.person, keeping.place, data.get(f"{name}_writing", "")
    if not WRITING.fullmatch(writing):
        return
    with transaction.atomic():
        _let_go(person, place, data.get(f"{name}_from", ""), data.get(f"{name}_from_at", ""))
        Draft.objects.update_or_create(
            person=person, place=place, writing=writing, defaults={"text": "", "at": at, "sent_at": at}
        )
