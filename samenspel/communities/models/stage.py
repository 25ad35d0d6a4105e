"""The stages of life a community went through, each set by its stewards."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    IDEA = "idea", _("Idea")
    EXPLORING = "exploring", _("Exploring")
    ALIVE = "alive", _("Alive")
    MATURE = "mature", _("Mature")
    RENEWING = "renewing", _("Renewing")
    CLOSING = "closing", _("Closing")
    CLOSED = "closed", _("Closed")


class StageChange(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="stage_changes"
    )
    stage = models.CharField(max_length=10, choices=Stage)
    before = models.CharField(max_length=10, choices=Stage)
    why = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["community", "-at"], name="stage_change_by_time")]

    def __str__(self):
        return f"{self.community} → {self.stage}"

    @property
    def is_reopening(self):
        return self.before == Stage.CLOSED
