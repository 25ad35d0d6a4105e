"""By what name a gathering was known in a calendar somebody brought, so that bringing it again changes it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class CameFrom(models.Model):
    gathering = models.OneToOneField(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="came_from"
    )
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="+")
    # Made of the name the other calendar gave it, and of which time it is of an event that repeats.
    key = models.CharField(max_length=64)
    # How it stood there when it was last brought: what is the same again changes nothing here.
    mark = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["community", "key"], name="came_once")]

    def __str__(self):
        return f"{self.gathering} ← {self.key[:8]}"
