"""From whom people hear nothing: whom they muted, and whoever keeps distance to them or they to."""

from django.db.models import Q

from samenspel.moderation.models import Block, Mute
from samenspel.notifications.sockets import keep_from


def _deaf(people, by):
    """Primary keys of those among ``people`` who muted ``by`` or are blocked one way or the other."""
    yield from Mute.objects.filter(person=by, by__in=people).values_list("by", flat=True)
    yield from Block.objects.filter(person=by, by__in=people).values_list("by", flat=True)
    yield from Block.objects.filter(by=by, person__in=people).values_list("person", flat=True)


def _kept(person):
    """Also what was told before someone was muted or blocked is left out."""
    muted = Mute.objects.filter(by=person).values("person")
    sent_away = Block.objects.filter(by=person).values("person")
    kept_away = Block.objects.filter(person=person).values("by")
    return Q(by=None) | ~(Q(by__in=muted) | Q(by__in=sent_away) | Q(by__in=kept_away))


keep_from(deaf=_deaf, kept=_kept)
