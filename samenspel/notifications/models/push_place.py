"""A browser that asked to be told: on a telephone or a computer, until it or its owner says no."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class PushPlace(models.Model):
    """``endpoint`` is where the maker of the browser takes it; only the browser can read what goes there.

    called          what its owner knows it by: "Firefox on Android"
    failing_since   since when nothing arrived there
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_places")
    endpoint = models.CharField(max_length=500, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    called = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=timezone.now)
    failing_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="push_place_of")]

    def __str__(self):
        return self.called
