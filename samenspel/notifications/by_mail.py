"""What concerns someone, as a letter: written at once for who wants that, and said when it goes.

So it says what the reader may see and whom they may know at that moment. A room that says it better writes
its own letter in place of this one (``instead_of``): of one act nobody gets two.
"""

from datetime import timedelta
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from samenspel.house.address import whole
from samenspel.mail import writing
from samenspel.mail.models import Letter
from samenspel.mail.parts import in_html, in_text, marked
from samenspel.mail.sockets import Said, address_of_answer, composer
from samenspel.notifications.pacing import TOGETHER, TOLD, pace
from samenspel.notifications.showing import Bundle
from samenspel.notifications.sockets import KINDS

# What happened longer ago, as in a story that is told or moves house, is no news in a letter.
FRESH = timedelta(days=1)


def instead_of(person, what, *, kind, about=None, by=None, at=None):
    """The key for a letter that a room writes itself: that of the letter which would say the same.

    what   its key where there is no other
    """
    known = KINDS[kind] if kind else None
    if known is None or not known.here or about is None:
        return what
    key = told_key(known, about, by, at or timezone.now())
    Letter.objects.still_here().filter(key=writing.key_of(key, person), late__in=[TOLD, TOGETHER]).delete()
    return key


def told_key(kind, about, by, at):
    return f"told:{kind.act_of(about, by, at)}"


def is_fresh(at):
    return timezone.now() - at < FRESH


def tell_at_once(kind, people, about, by, place_id, at):
    """Write to ``people``, who want a letter of this at once and may see it. Light accounts get none."""
    if kind.own_letter:
        return
    key, paces = told_key(kind, about, by, at), pace(people)
    writing.write_all(
        [
            Letter(
                key=writing.key_of(key, person),
                person=person,
                to=person.email,
                language=writing.language_of(person),
                kind=kind.name,
                about_type=writing.about_type(kind.model),
                about_id=about.pk,
                place_id=place_id,
                by=by,
                late=paces[person.pk][0],
                due_at=paces[person.pk][1],
                said={"at": at.isoformat()},
                thread=kind.thread(about),
                answers=kind.answers(about),
            )
            for person in people
            if person.email and not person.is_light
        ]
    )


def say(letter):
    """What such a letter says now: the sentence, the words of people it is about, and where it leads."""
    kind = KINDS[letter.kind]
    thing = kind.model.objects.filter(pk=letter.about_id).select_related(*kind.related).first()
    if thing is None:
        return None
    sentence = _sentence(kind, thing, letter)
    quotes, link = kind.quotes(thing), whole(kind.url(thing))
    said = {"words": writing.Quote(quotes)} if quotes else {}
    parts = [sentence, marked(said).get("words", ""), link]
    if letter.answers and address_of_answer(letter):
        parts.append(_("You can answer this letter: what you write stands there under your name."))
    text = "\n\n".join(part for part in parts if part)
    return Said(sentence, in_text(text, said), in_html(text, said))


def _sentence(kind, thing, letter):
    """As it stands among the notifications: with the name of who did it where the reader may see them."""
    row = SimpleNamespace(
        kind=kind.name, thing=thing, by_id=letter.by_id, at=parse_datetime(letter.said["at"])
    )
    seen = get_user_model().objects.visible_to(letter.person).in_bulk([letter.by_id]) if letter.by_id else {}
    return Bundle(letter.person, [row], seen).sentence


composer(TOLD, say)
