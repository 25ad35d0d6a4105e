"""Writing a letter in the act it tells of: it exists when the act does, and not when the act is undone.

``<room>/mail/<name>.txt`` says it: the first line is the subject, the rest the text. The HTML is made of the
same text (``parts``), so that no letter says two things.
"""

import uuid
from contextlib import contextmanager
from contextvars import ContextVar
from hashlib import sha256

from django.template.loader import render_to_string
from django.utils import timezone, translation

from samenspel.house.rules import rules
from samenspel.mail.models import Letter
from samenspel.mail.models.letter import KEY_LENGTH
from samenspel.mail.parts import Quote, in_html, in_text, marked
from samenspel.ui.lines import one_line

__all__ = ["Quote", "is_quiet", "new_key", "quiet", "write", "write_all", "write_words"]
SUBJECT_LENGTH = 250
OPTIONS = {"kind", "about", "place_id", "by", "thread", "answers", "due", "calendar", "send"}
_quiet = ContextVar("quiet", default=False)


@contextmanager
def quiet():
    """While a story of long ago is told nobody gets a letter."""
    was = _quiet.set(True)
    try:
        yield
    finally:
        _quiet.reset(was)


def is_quiet():
    return _quiet.get()


def write(template, person_or_address, *, key, language="", **rest):
    """Write one letter; None when there is nobody to write to, or it was written before.

    template           path of the template; it knows ``person`` (None for an address), ``house`` and the rest
    person_or_address  a person, or an e-mail address
    key                what it is, once: "gatherings.invited:12"; the reader is added to it
    rest               what ``write_words`` takes, and what the template knows more; a ``Quote`` holds words
                       of people, in Markdown
    """
    person = None if isinstance(person_or_address, str) else person_or_address
    language = language or language_of(person)
    said = {name: rest.pop(name) for name in list(rest) if name not in OPTIONS}
    with translation.override(language):
        context = {"person": person, "house": rules().name, **marked(said)}
        subject, _line, body = render_to_string(template, context).strip().partition("\n")
    return write_words(subject, body, person_or_address, key=key, language=language, said=said, **rest)


def write_words(
    subject,
    body,
    person_or_address,
    *,
    key,
    kind="",
    about=None,
    place_id=None,
    by=None,
    thread="",
    answers="",
    due=None,
    calendar=None,
    language="",
    said=None,
    send=True,
):
    """Write one letter of which the words are there already; gives what ``write`` gives.

    kind       as in ``notifications.sockets``; "" for what cannot be refused
    about      the thing it tells of: a letter of a kind goes only to who may see that when it goes
    by         who did it: whoever does not want to hear them gets no letter of a kind
    thread     letters that name the same thread stand together in the mail program
    answers    "name:primary key" of what an answer by mail goes to (``sockets.answerable``)
    calendar   bytes or text of an iCalendar file with a METHOD, which the letter carries
    """
    person, address = _reader(person_or_address)
    if not address:
        return None
    language, said = language or language_of(person), said or {}
    with translation.override(language):
        html = in_html(body, said)
    letter = Letter(
        key=key_of(key, person or address),
        person=person,
        to=address,
        language=language,
        kind=kind,
        place_id=place_id,
        by=by,
        subject=one_line(in_text(subject, said))[:SUBJECT_LENGTH],
        text=in_text(body.strip("\n"), said).rstrip() + "\n",
        html=html,
        attachments=[_calendar(calendar)] if calendar else [],
        thread=thread,
        answers=answers,
        due_at=due or timezone.now(),
        **_about(about),
    )
    return next(iter(write_all([letter], send=send)), None)


def write_all(letters, *, send=True):
    """Keep letters that were not written before, and see to it that they go once the act is saved."""
    from samenspel.mail import sending

    if is_quiet():
        return []
    there = set(Letter.objects.filter(key__in=[each.key for each in letters]).values_list("key", flat=True))
    new = [each for each in letters if each.key not in there]
    if new:
        # Someone else may write the same at this moment: the key settles it.
        Letter.objects.bulk_create(new, ignore_conflicts=True)
        if send:
            now = timezone.now()
            for due in {max(each.due_at, now) for each in new}:
                sending.soon(due)
    return new


def new_key(what):
    """A key for what may be sent as often as it is asked for, such as a code."""
    return f"{what}:{uuid.uuid4().hex}"


def key_of(what, reader):
    """What and who in one key; a long one is folded."""
    who = getattr(reader, "pk", None) or sha256(str(reader).lower().encode()).hexdigest()[:16]
    key = f"{what}>{who}"
    return key if len(key) <= KEY_LENGTH else sha256(key.encode()).hexdigest()


def about_type(model):
    """As a letter names the model of what it is about: "room.model"."""
    return model._meta.label_lower


def _about(thing):
    return {} if thing is None else {"about_type": about_type(type(thing)), "about_id": thing.pk}


def _reader(person_or_address):
    if isinstance(person_or_address, str):
        return None, person_or_address.strip()
    return person_or_address, person_or_address.email or ""


def language_of(person):
    """Who has not chosen reads the language of the house; an address the one of who writes to it."""
    if person is not None:
        return person.language or rules().language
    return translation.get_language() or rules().language


def _calendar(content):
    text = content.decode() if isinstance(content, bytes) else content
    method = next((line[7:].strip() for line in text.splitlines() if line.startswith("METHOD:")), "PUBLISH")
    return {"name": "invite.ics", "type": "text/calendar", "method": method, "content": text}
