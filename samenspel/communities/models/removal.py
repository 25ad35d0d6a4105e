"""That a steward took someone out of a community, and why; it holds until it is lifted."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.house.auditing import record


class RemovalQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(lifted_at=None)


class Removal(models.Model):
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="removals")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="removals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    reason = models.CharField(max_length=1000)
    at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = RemovalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(lifted_at=None),
                name="removal_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} × {self.community}"

    @transaction.atomic
    def lift(self, *, by, at=None):
        """Let them come back when they want to; they are no member by that. A second time changes nothing."""
        if not access.can_steward(by, self.community) or by == self.person:
            raise PermissionDenied
        lifted = Removal.objects.standing().filter(pk=self.pk)
        if lifted.update(lifted_at=at or timezone.now(), lifted_by=by):
            record("communities.removal_lifted", by=by, about=self.community, person=self.person, at=at)
        self.refresh_from_db()
