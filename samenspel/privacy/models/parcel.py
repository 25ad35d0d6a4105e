"""Everything about someone in one file, made for them and kept a few days for nobody else."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT_DAYS = 7
STOPPED_MINUTES = 30


class ParcelQuerySet(models.QuerySet):
    def visible_to(self, person):
        return self.filter(person=person) if person.is_authenticated else self.none()

    def past(self, at):
        """Those whose days are over."""
        return self.filter(asked_at__lt=at - timedelta(days=KEPT_DAYS))


class Parcel(models.Model):
    """A ZIP file with everything; ``done`` of ``of`` kinds are in it. ``failed_at`` when it did not work."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    file = models.FileField(upload_to="parcels/", max_length=200, blank=True)
    language = models.CharField(max_length=5)
    done = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(default=timezone.now)
    ready_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)

    objects = ParcelQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-asked_at"], name="parcel_of_person")]

    def __str__(self):
        return f"{self.asked_at:%Y-%m-%d}"

    @property
    def kept_until(self):
        return self.asked_at + timedelta(days=KEPT_DAYS)

    @property
    def is_under_way(self):
        stopped = timezone.now() - self.asked_at > timedelta(minutes=STOPPED_MINUTES)
        return self.ready_at is None and self.failed_at is None and not stopped

    def forget(self):
        """Remove it with its file."""
        self.file.delete(save=False)
        self.delete()
