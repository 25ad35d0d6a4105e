"""One time that two people worked together, as an imported file tells it."""

from django.conf import settings
from django.db import models


class CollaborationEvent(models.Model):
    dataset = models.ForeignKey("intake.Dataset", on_delete=models.CASCADE, related_name="events")
    key = models.CharField(max_length=200)
    at = models.DateTimeField()
    kind = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    weight = models.FloatField(default=1.0)
    place = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dataset", "key"], name="event_once")]
        indexes = [models.Index(fields=["dataset", "at"], name="event_by_time")]

    def __str__(self):
        return f"{self.kind} {self.key}"
