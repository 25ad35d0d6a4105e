"""When a community should look at its purpose again: proposed with the figures that led to it, never done by
itself. Someone begins a round, or says "not now" and why.

Simple counting over members and signatures, the same for everyone; the thresholds stand here and in
docs/purpose.md.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.people.levels import counted
from samenspel.privacy.discretion import Disclosed
from samenspel.purpose import contract_access as access
from samenspel.purpose.models import MajorEvent, ReviewAnswer, Round, Trigger, Version
from samenspel.purpose.standing import raw_endorsement, share_of, standing

NEW_SHARE = 0.25
LEAST_ENDORSEMENT = 0.6
# People get this long to sign before it is said that few did.
TIME_TO_SIGN = timedelta(days=30)
NOT_BEFORE = timedelta(days=90)


@dataclass(frozen=True)
class Due:
    """One reason to look again. ``share`` is of the members; ``words`` say what happened ``on`` a day."""

    trigger: str
    share: Disclosed | None = None
    on: object = None
    words: str = ""


def due(version, *, at=None):
    """The reasons to look at this version again that nobody answered "not now"; none while a round runs."""
    at = at or timezone.now()
    community = version.community
    if community.is_archived or Round.objects.filter(community=community).running().exists():
        return []
    if Version.now_of(community) != version:
        return []
    found = [look(version, at) for look in (_date, _newcomers, _endorsement, _event)]
    quiet = _quiet(version, at)
    return [each for each in found if each and each.trigger not in quiet]


def _date(version, at):
    if version.review_on <= timezone.localdate(at):
        return Due(Trigger.DATE, on=version.review_on)
    return None


def _newcomers(version, at):
    """More than a quarter of who contributes came in after it was adopted."""
    members = version.community.memberships.current().members()
    later = members.filter(since__gt=version.adopted_at)
    total, new = members.count(), later.count()
    if total and new / total > NEW_SHARE:
        return Due(Trigger.NEWCOMERS, share=share_of(counted(later), counted(members)))
    return None


def _endorsement(version, at):
    """Fewer than six in ten signed, once people had the time to."""
    if at - version.adopted_at < TIME_TO_SIGN:
        return None
    signed, total = raw_endorsement(version)
    if total and signed / total < LEAST_ENDORSEMENT:
        return Due(Trigger.ENDORSEMENT, share=standing(version).endorsement)
    return None


def _event(version, at):
    """The last event a steward named, unless it was answered since."""
    event = version.major_events.filter(at__lte=at).last()
    if event is None:
        return None
    answered = version.review_answers.filter(trigger=Trigger.EVENT, at__gte=event.at, at__lte=at)
    return (
        None if answered.exists() else Due(Trigger.EVENT, on=timezone.localdate(event.at), words=event.words)
    )


def _quiet(version, at):
    """The triggers that were answered and rest until a later day."""
    answers = version.review_answers.filter(at__lte=at, again_on__gt=timezone.localdate(at))
    return set(answers.exclude(trigger=Trigger.EVENT).values_list("trigger", flat=True))


@transaction.atomic
def not_now(version, *, by, triggers, why, again_on=None, at=None):
    """Say why this is not the time, for the reasons that are proposed; they rest until ``again_on``."""
    if not access.can_answer_review(by, version.community):
        raise PermissionDenied
    at = at or timezone.now()
    Version.objects.select_for_update().get(pk=version.pk)
    proposed = {each.trigger for each in due(version, at=at)}
    return [
        ReviewAnswer.objects.create(
            version=version,
            trigger=trigger,
            why=why,
            again_on=again_on or timezone.localdate(at) + NOT_BEFORE,
            by=by,
            at=at,
        )
        for trigger in Trigger.values
        if trigger in triggers and trigger in proposed
    ]


def name_event(version, *, by, words, at=None):
    """Say that something happened after which the purpose should be looked at; the same words once."""
    if not access.can_answer_review(by, version.community) or Version.now_of(version.community) != version:
        raise PermissionDenied
    return MajorEvent.objects.get_or_create(
        version=version, words=words, by=by, defaults={"at": at or timezone.now()}
    )[0]
