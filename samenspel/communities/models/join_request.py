"""That someone asked to join a community that welcomes by hand; its answer is kept with it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class JoinRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)


class JoinRequest(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="join_requests"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    motive = models.TextField(max_length=1000, blank=True)
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    welcomed = models.BooleanField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(answered_at=None),
                name="join_request_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} ? {self.community}"
