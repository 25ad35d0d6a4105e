"""Distance that someone keeps from someone else: I do not read them, or they do not reach me."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class Distance(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["by", "person"], name="%(class)s_once"),
            models.CheckConstraint(condition=~Q(by=F("person")), name="%(class)s_of_another"),
        ]

    def __str__(self):
        return f"{self.by_id} | {self.person_id}"


class Mute(Distance):
    """Their lines no longer stand among what I read; they do not notice."""


class Block(Distance):
    """They no longer see me nor reach me, nor I them."""
