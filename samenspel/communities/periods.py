"""How long this room keeps what has an end: requests that were refused, and what former members wrote."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import JoinRequest, Membership
from samenspel.house.sockets import keep_for


def _refused(before):
    """Requests that were refused or taken back, longer ago than ``before``."""
    return JoinRequest.objects.filter(Q(refusal__at__lt=before) | Q(withdrawn_at__lt=before))


def _remove_refused(before):
    number = _refused(before).count()
    _refused(before).delete()
    return number


keep_for(
    "requests",
    label=_("Requests to join that were refused or taken back"),
    why=_("Long enough to ask again with other words; a refusal should not follow someone around."),
    default=12,
    least=1,
    most=24,
    waiting=lambda before: _refused(before).count(),
    end=_remove_refused,
)


def _motives(before):
    """Why former members once joined: told to the stewards, who need it no longer."""
    ended = Membership.objects.filter(until__lt=before)
    return ended.filter(~Q(motive="") | ~Q(motives=[]))


def _unlink(before):
    number = _motives(before).count()
    _motives(before).update(motive="", motives=[])
    return number


keep_for(
    "alumni",
    label=_("Why former members once joined"),
    why=_("It was told to the stewards in confidence. That someone was a member stays known."),
    default=3,
    least=1,
    most=12,
    waiting=lambda before: _motives(before).count(),
    end=_unlink,
)
