"""That someone applied for an open role, also from outside, and what the stewards answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class RoleApplicationQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)


class RoleApplication(models.Model):
    role = models.ForeignKey("communities.Role", on_delete=models.CASCADE, related_name="applications")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_applications"
    )
    # How an outsider without a profile wants to be called.
    called = models.CharField(max_length=120, blank=True)
    words = models.TextField(max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # Beside the answer, so that the database sees to it that one applies, and is answered, once at a time.
    is_open = models.BooleanField(default=True)

    objects = RoleApplicationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["role", "person"],
                condition=models.Q(is_open=True),
                name="application_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} ? {self.role}"

    @property
    def name(self):
        return self.called or self.person.name

    def close(self, **more):
        """Whether this is the one answer that counts."""
        return bool(RoleApplication.objects.open().filter(pk=self.pk).update(is_open=False, **more))


class ApplicationAnswer(models.Model):
    application = models.OneToOneField(RoleApplication, on_delete=models.CASCADE, related_name="answer")
    accepted = models.BooleanField()
    words = models.CharField(max_length=500, blank=True)
    grant = models.ForeignKey(
        "communities.RoleGrant", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.application} {self.accepted}"
