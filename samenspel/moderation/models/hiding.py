"""That a thing is out of sight, who hid it and why, until when."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from samenspel.moderation.models.about import About, AboutQuerySet


class HidingQuerySet(AboutQuerySet):
    def standing(self):
        return self.filter(lifted_at=None)

    def liftable_by(self, person):
        """Those ``person`` may undo: an administrator's, or nobody knows whose, is for administrators."""
        looked_after = self.moderated_by(person)
        return looked_after if person.is_administrator else looked_after.filter(by__is_administrator=False)


class Hiding(About):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    rule = models.CharField(max_length=300, blank=True)
    reason = models.CharField(max_length=500)
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = HidingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["about_type", "about_id"],
                condition=Q(lifted_at=None),
                name="hiding_once_at_a_time",
            )
        ]
        indexes = [models.Index(fields=["about_type", "about_id"], name="hiding_about")]

    def __str__(self):
        return self.reason

    @property
    def stands(self):
        return self.lifted_at is None
