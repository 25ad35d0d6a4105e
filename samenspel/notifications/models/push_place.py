"""A browser that asked to be told: on a telephone or a computer, until it or its owner says no."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

# A place where nothing arrived is left alone for as long as it fails already, within these.
LEAST_REST, MOST_REST = timedelta(minutes=1), timedelta(days=1)
# A place where nothing arrived for so long is given up.
GIVEN_UP_AFTER = timedelta(days=14)


class PushPlaceQuerySet(models.QuerySet):
    def to_tell(self, at):
        """Those that are not left alone at ``at``."""
        return self.filter(models.Q(rests_until=None) | models.Q(rests_until__lte=at))


class PushPlace(models.Model):
    """``endpoint`` is where the maker of the browser takes it; only the browser can read what goes there.

    called          what its owner knows it by: "Firefox on Android"
    failing_since   since when nothing arrived there
    rests_until     until when it is left alone, so that what does not answer costs little
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="push_places")
    endpoint = models.CharField(max_length=500, unique=True)
    p256dh = models.CharField(max_length=120)
    auth = models.CharField(max_length=40)
    called = models.CharField(max_length=80)
    made_at = models.DateTimeField(default=timezone.now)
    failing_since = models.DateTimeField(null=True, blank=True)
    rests_until = models.DateTimeField(null=True, blank=True)

    objects = PushPlaceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-made_at"], name="push_place_of")]

    def __str__(self):
        return self.called

    def arrived(self):
        """Something arrived there."""
        self._note(failing_since=None, rests_until=None)

    def failed(self, at):
        """Nothing arrived there: it is left alone for a while, and given up in the end."""
        since = self.failing_since or at
        if at - since > GIVEN_UP_AFTER:
            self.delete()
        else:
            rest = min(max(at - since, LEAST_REST), MOST_REST)
            self._note(failing_since=since, rests_until=at + rest)

    def _note(self, **said):
        if any(getattr(self, name) != value for name, value in said.items()):
            PushPlace.objects.filter(pk=self.pk).update(**said)
