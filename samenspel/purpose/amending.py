"""Proposing to change, add or take out one sentence, and answering that, with a reason both times."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.purpose import access, writing
from samenspel.purpose.models import Amendment, AmendmentAnswer, SentenceRevision
from samenspel.purpose.rounds import NotYet


def propose(draft, *, by, kind, why, text="", sentence=None, part="", once=None, at=None):
    """Propose something about one sentence; the same ``once`` proposes once."""
    try:
        with transaction.atomic():
            draft = writing.held(draft, by)
            if sentence is not None and sentence.draft_id != draft.pk:
                raise PermissionDenied
            _see_that_it_is_whole(kind, text, sentence)
            amendment = Amendment.objects.create(
                draft=draft,
                kind=kind,
                sentence=sentence,
                part=sentence.part if sentence else part,
                was=sentence.text if sentence and kind != Amendment.Kind.ADD else "",
                text="" if kind == Amendment.Kind.REMOVE else text.strip(),
                why=why.strip(),
                by=by,
                once=once,
                at=at or timezone.now(),
            )
            to, community = writers_of(draft), draft.community
            notify("purpose.amended", to=to, about=amendment, by=by, community=community, at=at)
            return amendment
    except IntegrityError:
        return Amendment.objects.get(by=by, once=once)


def _see_that_it_is_whole(kind, text, sentence):
    if kind != Amendment.Kind.ADD and (sentence is None or sentence.removed_at is not None):
        raise NotYet(_("This sentence is not in the draft any more."))
    if kind == Amendment.Kind.REMOVE:
        return
    if not text.strip():
        raise NotYet(_("Write the sentence as you would have it."))
    if kind == Amendment.Kind.CHANGE and text.strip() == sentence.text:
        raise NotYet(_("The sentence reads like this already."))


def may_answer(person, amendment):
    """Another writer than the one who proposes, unless nobody else writes in this draft."""
    if not access.can_write(person, amendment.draft):
        return False
    return amendment.by_id != person.pk or not _writers(amendment.draft).exclude(by=person).exists()


def writers_of(draft):
    """The people who wrote in this draft."""
    return Person.objects.filter(pk__in=_writers(draft))


def _writers(draft):
    written = SentenceRevision.objects.filter(sentence__draft=draft)
    return written.exclude(by=None).order_by().values("by")


@transaction.atomic
def answer(amendment, *, by, taken, why, at=None):
    """Take a proposal over or not, with a reason; the first answer counts."""
    draft = writing.held(amendment.draft, by)
    amendment = Amendment.objects.select_related("sentence").get(pk=amendment.pk)
    amendment.draft = draft
    if not may_answer(by, amendment):
        raise PermissionDenied
    before = AmendmentAnswer.objects.filter(amendment=amendment).first()
    if before or amendment.withdrawn_at:
        return before
    if not why.strip():
        raise NotYet(_("Say in a few words why, so that who proposed it can follow."))
    at = at or timezone.now()
    if taken:
        _carry_out(amendment, by, at)
    answer = AmendmentAnswer.objects.create(amendment=amendment, taken=taken, why=why.strip(), by=by, at=at)
    to, community = [amendment.by], draft.community
    notify("purpose.amendment_answered", to=to, about=answer, by=by, community=community, at=at)
    return answer


def _carry_out(amendment, by, at):
    """Write what was proposed; the history says who proposed it, and why."""
    said = {"by": by, "why": amendment.why, "amendment": amendment, "at": at}
    if amendment.kind == Amendment.Kind.ADD:
        writing.add(
            amendment.draft, part=amendment.part, after=amendment.sentence, text=amendment.text, **said
        )
    elif amendment.kind == Amendment.Kind.CHANGE:
        writing.change(amendment.sentence, text=amendment.text, **said)
    else:
        writing.remove(amendment.sentence, **said)


@transaction.atomic
def take_back(amendment, *, by, at=None):
    """Take one's own proposal back, as long as nobody answered it."""
    if amendment.by_id != by.pk or not access.can_write(by, amendment.draft):
        raise PermissionDenied
    Amendment.objects.waiting().filter(pk=amendment.pk).update(withdrawn_at=at or timezone.now())


def reads_differently(amendment):
    """Whether the sentence was changed since this was proposed."""
    return bool(amendment.was and amendment.sentence_id and amendment.sentence.text != amendment.was)
