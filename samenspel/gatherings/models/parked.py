"""What is parked so that the issue itself comes first: who leads, money, targets. It comes back.

parked ──▶ returned ──▶ settled        returned: on its day, or sooner when somebody asks
   └──────────────────────▲
"""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from samenspel.gatherings.models.challenge import AtGatheringQuerySet
from samenspel.moderation.hiding import hiding_of

RETURNS_AFTER = timedelta(days=30)


class ParkedQuerySet(AtGatheringQuerySet):
    def open(self):
        return self.filter(settled_at=None)

    def back(self):
        """Those that came back and are not settled."""
        return self.open().exclude(returned_at=None)

    def due(self, on):
        """Those whose day has come and that are still parked."""
        return self.open().filter(returned_at=None, returns_on__lte=on)


class Parked(models.Model):
    class Kind(models.TextChoices):
        LEAD = "lead", pgettext_lazy("parked", "Who leads")
        MONEY = "money", pgettext_lazy("parked", "Money")
        TARGETS = "targets", pgettext_lazy("parked", "Aims of one of us")
        OTHER = "other", pgettext_lazy("parked", "Something else")

    gathering = models.ForeignKey("gatherings.Gathering", on_delete=models.CASCADE, related_name="parked")
    team = models.ForeignKey(
        "gatherings.Team", null=True, blank=True, on_delete=models.SET_NULL, related_name="parked"
    )
    kind = models.CharField(_("what it is about"), max_length=8, choices=Kind)
    words = models.CharField(_("what you park, in a sentence"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    returns_on = models.DateField(_("on which day it comes back"))
    returned_at = models.DateTimeField(null=True, blank=True, editable=False)
    # The point of an agenda at which it came back.
    item = models.ForeignKey(
        "gatherings.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="parked"
    )
    settled_at = models.DateTimeField(null=True, blank=True, editable=False)
    settled = models.CharField(_("what came of it"), max_length=400, blank=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = ParkedQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["by", "once"], name="parked_once_a_form"),
            models.CheckConstraint(
                condition=Q(settled_at=None, settled="") | Q(settled_at__isnull=False),
                name="parked_settled_with_a_day",
            ),
        ]
        indexes = [models.Index(fields=["returns_on"], condition=Q(returned_at=None), name="parked_due")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{reverse('gatherings:parking', args=[self.gathering_id])}#parked-{self.pk}"

    @property
    def is_open(self):
        return self.settled_at is None

    @property
    def is_back(self):
        return self.is_open and self.returned_at is not None

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None
