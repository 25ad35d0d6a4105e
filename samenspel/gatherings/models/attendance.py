"""Who was there. Somebody else may note it; whoever was noted wrongly takes their own name off."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Attendance(models.Model):
    gathering = models.ForeignKey("gatherings.Gathering", on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="gatherings_attended"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # When they said themselves that they were there: who came by their own registration said so before.
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gathering", "person"], name="there_once")]

    def __str__(self):
        return f"{self.person} · {self.gathering}"
