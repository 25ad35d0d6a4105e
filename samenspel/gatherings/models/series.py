"""Gatherings that come back by a rule; one that moves or is cancelled is an exception by itself."""

from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Series(models.Model):
    class Every(models.TextChoices):
        WEEK = "weekly", _("Every week")
        FORTNIGHT = "fortnightly", _("Every two weeks")
        MONTH = "monthly", _("Every month, on the same weekday")

    # Which of the month: the second Tuesday, the last Friday.
    LAST = -1
    NTH = [
        (1, pgettext_lazy("of the month", "first")),
        (2, pgettext_lazy("of the month", "second")),
        (3, pgettext_lazy("of the month", "third")),
        (4, pgettext_lazy("of the month", "fourth")),
        (LAST, pgettext_lazy("of the month", "last")),
    ]

    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="series")
    title = models.CharField(max_length=160)
    every = models.CharField(_("how often"), max_length=12, choices=Every)
    # 0 is Monday; ``nth`` only of what comes every month.
    weekday = models.PositiveSmallIntegerField()
    nth = models.SmallIntegerField(null=True, blank=True, choices=NTH)
    # The first moment, how long, and the last day: on the clock of the time zone, summer and winter.
    first_at = models.DateTimeField()
    minutes = models.PositiveIntegerField()
    zone = models.CharField(max_length=64)
    until = models.DateField(_("until when"))
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    # How often the rule itself changed, for calendars.
    sequence = models.PositiveIntegerField(default=0, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name_plural = "series"

    def __str__(self):
        return self.title

    @property
    def tz(self):
        return ZoneInfo(self.zone)
