"""Asking to look again at a decision, once; someone other than who decided answers, when there is one."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.moderation.models import Appeal
from samenspel.moderation.sockets import DECISIONS


def can_appeal(person, decision):
    kind = DECISIONS.get(type(decision))
    concerned = kind is not None and kind.concerns(person).filter(pk=decision.pk).exists()
    return concerned and kind.stands(decision) and not Appeal.objects.about(decision).exists()


def can_answer(person, appeal):
    """Whoever may judge the decision; who decided it only when nobody else can."""
    kind = DECISIONS.get(appeal.about_type.model_class())
    decision = appeal.about
    if kind is None or decision is None or person.pk == appeal.by_id:
        return False
    if not kind.judged_by(person).filter(pk=decision.pk).exists():
        return False
    decider = kind.decided_by(decision)
    return decider is None or decider.pk != person.pk or not _someone_else(kind, decision, appeal)


def _someone_else(kind, decision, appeal):
    """Whether anyone but who decided and who asks may judge it: an administrator always may."""
    decider = kind.decided_by(decision)
    others = get_user_model().objects.filter(is_active=True, is_administrator=True)
    return others.exclude(pk__in=[decider.pk, appeal.by_id]).exists()


@transaction.atomic
def appeal(decision, *, by, words, at=None):
    """Ask to look at a decision again; it can be asked once."""
    if not can_appeal(by, decision):
        raise PermissionDenied
    return Appeal.objects.create(
        about_type=ContentType.objects.get_for_model(decision),
        about_id=decision.pk,
        by=by,
        words=words,
        at=at or timezone.now(),
    )


@transaction.atomic
def answer(asked, *, by, upheld, words, at=None):
    """Take the decision back or let it stand, and say why; a second answer changes nothing."""
    asked = Appeal.objects.select_for_update().get(pk=asked.pk)
    if asked.answered_at:
        return asked
    if not can_answer(by, asked):
        raise PermissionDenied
    asked.answered_at, asked.answered_by = at or timezone.now(), by
    asked.upheld, asked.answer = upheld, words
    asked.save()
    if upheld:
        DECISIONS[type(asked.about)].undo(asked.about, by=by, at=asked.answered_at)
    record("moderation.appeal_answered", by=by, person=asked.by, upheld=upheld, at=asked.answered_at)
    return asked


def waiting_for(person):
    """The open appeals that ``person`` may answer, oldest first."""
    if not person.is_authenticated:
        return []
    waiting = Appeal.objects.open().select_related("by", "about_type").order_by("at", "pk")
    return [asked for asked in waiting if can_answer(person, asked)]
