"""A community packed to go, one that came in, and who stands in there for somebody of elsewhere."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.intake.models import Run

KEPT_DAYS = 7


class Crate(models.Model):
    """The file of a community, made in the background for who asked; goes after a week."""

    # The number of the community: keys point down, and communities are a room above.
    place_id = models.BigIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField(default=timezone.now)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField()
    file = models.FileField(upload_to="crates/", max_length=200, blank=True)
    bytes = models.PositiveBigIntegerField(default=0)
    ready_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["place_id", "by"], name="crate_of_community")]

    @property
    def is_under_way(self):
        return self.ready_at is None and self.failed_at is None

    @property
    def goes_at(self):
        return self.ready_at + timedelta(days=KEPT_DAYS)

    def is_there(self, at=None):
        return bool(self.file) and self.goes_at > (at or timezone.now())

    def forget(self):
        """Remove it, with its file."""
        if self.file:
            self.file.delete(save=False)
        self.delete()


class Arrival(models.Model):
    """A community that came in from a file; can be taken back as long as nobody else came in."""

    run = models.OneToOneField(Run, null=True, on_delete=models.SET_NULL, related_name="arrival")
    place_id = models.BigIntegerField(unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)


class Standin(models.Model):
    """Somebody of elsewhere, by the name they have there."""

    arrival = models.ForeignKey(Arrival, on_delete=models.CASCADE, related_name="standins")
    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120)
