"""That someone asks to look again at a decision about them, once; someone else answers, when there is one."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.moderation.models.about import About, AboutQuerySet


class AppealQuerySet(AboutQuerySet):
    def open(self):
        return self.filter(answered_at=None)


class Appeal(About):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    words = models.TextField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    upheld = models.BooleanField(null=True, blank=True)
    answer = models.CharField(max_length=500, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["about_type", "about_id"], name="appeal_once")]

    def __str__(self):
        return self.words[:60]
