"""One night of the house: when its work began and ended, and what of it failed."""

from django.db import models
from django.utils import timezone


class Night(models.Model):
    began_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    failed = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["-began_at"], name="night_by_time")]

    def __str__(self):
        return f"{self.began_at:%Y-%m-%d}"
