"""Who may report, judge and appeal."""

from samenspel.moderation.sockets import KINDS
from samenspel.privacy.visibility import is_signed_in


def can_report(person, thing):
    """Whoever sees a thing and did not make it; a light account has an address and may report too."""
    kind = KINDS.get(type(thing))
    return (
        kind is not None
        and is_signed_in(person)
        and kind.visible_to(person).filter(pk=thing.pk).exists()
        and not kind.made_by(person).filter(pk=thing.pk).exists()
    )


def can_moderate(person, thing):
    """Whoever looks after the thing and did not make it: nobody judges their own."""
    kind = KINDS.get(type(thing))
    return kind is not None and is_signed_in(person) and _moderated(kind, person, thing)


def moderates_something(person):
    """Whether there is anything that ``person`` looks after, reported or not."""
    if not is_signed_in(person):
        return False
    return any(kind.has_work_for(person) for kind in KINDS.values())


def _moderated(kind, person, thing):
    things = kind.moderated_by(person)
    return things is not None and things.filter(pk=thing.pk).exists()
