"""Taking a thing out of sight with a reason, and putting it back; and leaving out of lists what is hidden."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from samenspel.house.auditing import record
from samenspel.moderation.access import can_lift, can_moderate
from samenspel.moderation.models import Hiding, Report
from samenspel.moderation.sockets import KINDS
from samenspel.privacy.questions import question


def hidden_ids(model):
    """The primary keys of what is hidden of a model, to leave out in a subquery."""
    about = ContentType.objects.get_for_model(model)
    return Hiding.objects.standing().filter(about_type=about).values("about_id")


def not_hidden(model, own=None):
    """What rooms add to ``visible_to``: all but what is hidden; ``own`` (a Q) is what the viewer made."""
    seen = ~Q(pk__in=hidden_ids(model))
    return seen if own is None else seen | own


def hiding_of(thing):
    """How the thing was hidden, or None when it is in sight."""
    about = ContentType.objects.get_for_model(thing)
    return next(iter(_hidings(None, about.pk, thing.pk)), None) if thing.pk else None


@question
def _hidings(_nobody, about_type, about_id):
    return Hiding.objects.standing().filter(about_type=about_type, about_id=about_id).order_by("pk")[:1]


@transaction.atomic
def hide(thing, *, by, reason, rule="", at=None):
    """Take a thing out of sight everywhere; its maker still sees it, with the reason. Answers its reports."""
    if not can_moderate(by, thing):
        raise PermissionDenied
    at = at or timezone.now()
    hiding, is_new = Hiding.objects.get_or_create(
        about_type=ContentType.objects.get_for_model(thing),
        about_id=thing.pk,
        lifted_at=None,
        defaults={"by": by, "at": at, "reason": reason, "rule": rule},
    )
    if is_new:
        _answer_reports(thing, Report.Outcome.HIDDEN, reason, by, at)
        record("moderation.thing_hidden", by=by, about=thing, person=_maker(thing), at=at)
    return hiding


@transaction.atomic
def leave(thing, *, by, answer, at=None):
    """Let a reported thing stand, and say why to whoever reported it."""
    if not can_moderate(by, thing):
        raise PermissionDenied
    at = at or timezone.now()
    if _answer_reports(thing, Report.Outcome.LEFT, answer, by, at):
        record("moderation.thing_left", by=by, about=thing, person=_maker(thing), at=at)


@transaction.atomic
def unhide(hiding, *, by, at=None):
    """Put a thing back in sight; a second time changes nothing."""
    if hiding.about is not None and not can_lift(by, hiding):
        raise PermissionDenied
    lifted = Hiding.objects.standing().filter(pk=hiding.pk)
    if lifted.update(lifted_at=at or timezone.now(), lifted_by=by) and hiding.about is not None:
        record("moderation.thing_shown", by=by, about=hiding.about, person=_maker(hiding.about), at=at)
    hiding.refresh_from_db()


def _answer_reports(thing, outcome, answer, by, at):
    waiting = Report.objects.open().about(thing)
    return waiting.update(outcome=outcome, answer=answer, answered_by=by, answered_at=at)


def _maker(thing):
    return KINDS[type(thing)].maker(thing)
