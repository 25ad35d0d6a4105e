"""What people hear of from this room, and from whom they hear nothing at all: whom they muted, and whoever
keeps distance to them or they to."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.models import Block, Mute
from samenspel.notifications.sockets import heading, keep_from, kind
from samenspel.people.models import Recognition

heading("people", _("About me"), order=0)

kind(
    "people.recognised",
    Recognition,
    words=_("Someone sees a talent in me and says when"),
    visible_to=lambda person: Recognition.objects.filter(person=person, hidden_at=None),
    url=lambda recognition: recognition.person.get_absolute_url(),
    related=["person", "competence"],
)


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
