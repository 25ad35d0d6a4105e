"""That someone asked to join a community that welcomes by hand, and the answer: a welcome or a refusal."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class JoinRequestQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)


class JoinRequest(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="join_requests"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="join_requests"
    )
    motives = models.JSONField(default=list, blank=True)
    motive = models.TextField(max_length=1000, blank=True)
    # The community's own questions as they were asked, with what was answered: a list of pairs.
    answers = models.JSONField(default=list, blank=True)
    agreement = models.ForeignKey(
        "communities.Agreement", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Beside the answer, so that the database sees to it that one asks, and is answered, once at a time.
    is_open = models.BooleanField(default=True)

    objects = JoinRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(is_open=True),
                name="join_request_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} ? {self.community}"

    def close(self, **more):
        """Whether this is the one answer that counts; the row that is already answered stays as it is."""
        return bool(JoinRequest.objects.open().filter(pk=self.pk).update(is_open=False, **more))


class Welcome(models.Model):
    """The answer yes."""

    request = models.OneToOneField(JoinRequest, on_delete=models.CASCADE, related_name="welcome")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.request} ✓"


class Refusal(models.Model):
    """The answer no, with a reason for whoever asked."""

    request = models.OneToOneField(JoinRequest, on_delete=models.CASCADE, related_name="refusal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    reason = models.CharField(max_length=500)

    def __str__(self):
        return f"{self.request} ×"
