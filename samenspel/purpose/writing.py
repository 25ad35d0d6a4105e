"""Writing a draft together, sentence by sentence: each change says why and is kept."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.purpose import access
from samenspel.purpose.models import LONGEST_PURPOSE, Draft, Part, Sentence, SentenceRevision
from samenspel.purpose.rounds import NotYet, locked


def held(draft, by):
    """The draft as it stands, held until the transaction ends, for who may write in it."""
    round = locked(draft.round)
    draft = Draft.objects.get(pk=draft.pk)
    draft.round = round
    if not access.can_write(by, draft):
        raise PermissionDenied
    return draft


def add(draft, *, by, part, text, after=None, why="", amendment=None, once=None, at=None):
    """Add a sentence to a part, after another or at its end; the same ``once`` adds it once."""
    try:
        with transaction.atomic():
            draft = held(draft, by)
            at = at or timezone.now()
            rest = _part(draft, part)
            place = next((i + 1 for i, each in enumerate(rest) if each == after), len(rest))
            sentence = Sentence(draft=draft, part=part, text=text, changed_at=at)
            _see_that_purpose_is_short([*rest[:place], sentence, *rest[place:]])
            sentence.save()
            _remember(sentence, by, why, at, amendment=amendment, once=once)
            _put_in_order([*rest[:place], sentence, *rest[place:]])
            return sentence
    except IntegrityError:
        return SentenceRevision.objects.get(by=by, once=once).sentence


@transaction.atomic
def change(sentence, *, by, text, why="", amendment=None, at=None):
    """Let a sentence read differently from now on; the same words change nothing."""
    sentence = _held(sentence, by)
    if sentence.text == text:
        return sentence
    sentence.text, sentence.changed_at = text, at or timezone.now()
    rest = _part(sentence.draft, sentence.part)
    _see_that_purpose_is_short([sentence if each == sentence else each for each in rest])
    sentence.save(update_fields=["text", "changed_at"])
    _remember(sentence, by, why, sentence.changed_at, amendment=amendment)
    return sentence


@transaction.atomic
def remove(sentence, *, by, why="", amendment=None, at=None):
    """Take a sentence out; it stays in the history, and can be put back."""
    sentence = _held(sentence, by)
    rest = [each for each in _part(sentence.draft, sentence.part) if each != sentence]
    _see_that_purpose_is_short(rest)
    sentence.removed_at = sentence.changed_at = at or timezone.now()
    sentence.save(update_fields=["removed_at", "changed_at"])
    _remember(sentence, by, why, sentence.changed_at, text="", amendment=amendment)
    return sentence


@transaction.atomic
def restore(sentence, *, by, at=None):
    """Put back what was taken out, where it stood."""
    sentence = _held(sentence, by, removed=True)
    sentence.removed_at, sentence.changed_at = None, at or timezone.now()
    _see_that_purpose_is_short(
        sorted([*_part(sentence.draft, sentence.part), sentence], key=lambda each: (each.order, each.pk))
    )
    sentence.save(update_fields=["removed_at", "changed_at"])
    _remember(sentence, by, "", sentence.changed_at)
    return sentence


@transaction.atomic
def shift(sentence, *, by, up, at=None):
    """Move a sentence one place up or down within its part; at the end of the way nothing happens."""
    sentence = _held(sentence, by)
    rest = _part(sentence.draft, sentence.part)
    place = rest.index(sentence)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rest):
        return sentence
    rest[place], rest[other] = rest[other], rest[place]
    _see_that_purpose_is_short(rest)
    _put_in_order(rest)
    Sentence.objects.filter(pk=sentence.pk).update(changed_at=at or timezone.now())
    return sentence


def _held(sentence, by, *, removed=False):
    draft = held(sentence.draft, by)
    sentence = Sentence.objects.get(pk=sentence.pk)
    if (sentence.removed_at is not None) != removed:
        raise NotYet(_("Someone took this sentence out, or put it back, in the meantime."))
    sentence.draft = draft
    return sentence


def _part(draft, part):
    return list(draft.sentences.standing().filter(part=part).order_by("order", "pk"))


def _put_in_order(sentences):
    for place, sentence in enumerate(sentences):
        if sentence.order != place:
            Sentence.objects.filter(pk=sentence.pk).update(order=place)


def _see_that_purpose_is_short(sentences):
    """The first sentence of the first part fits where a community shows its purpose."""
    first = sentences[0] if sentences else None
    if first and first.part == Part.PURPOSE and len(first.text) > LONGEST_PURPOSE:
        raise NotYet(
            _("The first sentence is the purpose itself, for everyone to remember: at most %s signs.")
            % LONGEST_PURPOSE
        )


def _remember(sentence, by, why, at, *, text=None, amendment=None, once=None):
    SentenceRevision.objects.create(
        sentence=sentence,
        text=sentence.text if text is None else text,
        why=why.strip(),
        by=by,
        at=at,
        amendment=amendment,
        once=once,
    )
