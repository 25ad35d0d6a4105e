"""Who may report, judge and appeal."""

from django.contrib.auth import get_user_model

from samenspel.moderation.models import Report
from samenspel.moderation.sockets import KINDS
from samenspel.privacy.visibility import is_signed_in


def can_report(person, thing):
    """Whoever sees a thing and did not make it; a light account has an address and may report too."""
    kind = KINDS.get(type(thing))
    return (
        kind is not None
        and is_signed_in(person)
        and kind.visible_to(person).filter(pk=thing.pk).exists()
        and not made(person, thing)
    )


def made(person, thing):
    """Whether ``person`` answers for a thing that can be reported."""
    return is_signed_in(person) and KINDS[type(thing)].made_by(person).filter(pk=thing.pk).exists()


def can_moderate(person, thing):
    """Whoever looks after the thing: not their own, nor what they reported while someone else can judge."""
    kind = KINDS.get(type(thing))
    if kind is None or not is_signed_in(person) or not _moderated(kind, person, thing):
        return False
    return not Report.objects.about(thing).filter(by=person).exists() or not _someone_else(
        kind, person, thing
    )


def can_lift(person, hiding):
    """Whoever looks after what is hidden; a steward does not undo what an administrator decided."""
    return is_signed_in(person) and type(hiding).objects.liftable_by(person).filter(pk=hiding.pk).exists()


def moderates_something(person):
    """Whether there is anything that ``person`` looks after, reported or not."""
    if not is_signed_in(person):
        return False
    return any(kind.has_work_for(person) for kind in KINDS.values())


def _someone_else(kind, person, thing):
    """Whether anyone but ``person`` may judge the thing."""
    administrators = get_user_model().objects.filter(is_administrator=True, is_active=True)
    others = [*administrators, *kind.near(thing)]
    return any(other != person and _moderated(kind, other, thing) for other in others)


def _moderated(kind, person, thing):
    things = kind.moderated_by(person)
    return things is not None and things.filter(pk=thing.pk).exists()
