"""An agreement (afspraak): who does what, before when. It follows its owner home until it is kept or dropped.

open ──▶ kept          moved: another day, with a word about why
  │ ▲      │
  ▼ │      ▼
 dropped ──▶ open again
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.communities.models import Membership, Removal
from samenspel.gatherings.models.attendance import Attendance
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in


class Kept(models.TextChoices):
    OPEN = "open", pgettext_lazy("an agreement", "To do")
    KEPT = "kept", pgettext_lazy("an agreement", "Kept")
    DROPPED = "dropped", pgettext_lazy("an agreement", "Dropped")


STEPS = {
    Kept.OPEN: {Kept.OPEN, Kept.KEPT, Kept.DROPPED},
    Kept.KEPT: {Kept.OPEN},
    Kept.DROPPED: {Kept.OPEN},
}
if set(STEPS) != set(Kept) or not all(Kept.OPEN in steps for steps in STEPS.values()):
    raise AssertionError("every state has steps, and each can be taken back")


class CommitmentQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """By whose it is, by who was there, and by the members of the community; by nobody else."""
        if not is_signed_in(person):
            return self.none()
        mine = Q(owner=person) | Q(by=person)
        in_sight = not_hidden(self.model, own=mine)
        if person.is_administrator:
            return self.filter(in_sight)
        here = Membership.objects.current().filter(person=person).values("community")
        out = Removal.objects.standing().filter(person=person).values("community")
        there = Q(gathering__in=Attendance.objects.filter(person=person).values("gathering"))
        seen = Q(community__in=here) | (Q(owner=person) | there) & ~Q(community__in=out)
        return self.filter(seen, in_sight)

    def open(self):
        return self.filter(state=Kept.OPEN)

    def for_cards(self):
        return self.select_related("community", "gathering", "owner")


class Commitment(models.Model):
    State = Kept

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="commitments"
    )
    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="commitments"
    )
    item = models.ForeignKey(
        "gatherings.AgendaItem",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="commitments",
    )
    what = models.CharField(_("what you agree"), max_length=240)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who does it"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="commitments",
    )
    by_when = models.DateField(_("before when"))
    state = models.CharField(max_length=8, choices=Kept, default=Kept.OPEN, editable=False)
    moved_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # The mark of the form it was sent with, so that a double click agrees once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="commitment_once_a_form")]
        indexes = [
            models.Index(fields=["owner", "state", "by_when"], name="commitment_of_owner"),
            models.Index(fields=["community", "state", "by_when"], name="commitment_of_community"),
        ]

    def __str__(self):
        return self.what

    def get_absolute_url(self):
        return reverse("gatherings:commitment", args=[self.pk])

    @property
    def is_open(self):
        return self.state == Kept.OPEN

    def is_late(self, *, on=None):
        return self.is_open and self.by_when < (on or timezone.localdate())

    def can_step(self, state):
        return state in STEPS[self.state]

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None


class CommitmentStep(models.Model):
    class Step(models.TextChoices):
        KEPT = "kept", pgettext_lazy("an agreement", "Kept")
        DROPPED = "dropped", pgettext_lazy("an agreement", "Dropped")
        MOVED = "moved", pgettext_lazy("an agreement", "Moved to another day")
        AGAIN = "again", pgettext_lazy("an agreement", "Open again")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="steps")
    step = models.CharField(max_length=8, choices=Step)
    why = models.CharField(_("a word about it"), max_length=400, blank=True)
    # The day it was to be done before, when it moved.
    was = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.commitment}: {self.step}"
