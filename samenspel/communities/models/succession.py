"""Handing a role over: who could take it from whoever hands it back, and what they said."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone


class Succession(models.Model):
    """That someone who hands a role back proposes who could take it over; that person says yes or no."""

    role = models.ForeignKey("communities.Role", on_delete=models.CASCADE, related_name="successions")
    before = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proposed_for_roles"
    )
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["role", "person"],
                condition=Q(answered_at=None),
                name="succession_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.role} → {self.person}"

    @transaction.atomic
    def answer(self, accepted, *, by, at=None):
        """Take the role over, or not; whoever was proposed and still takes part, once."""
        role = self.role
        if by != self.person or role.community.membership_of(by) is None:
            raise PermissionDenied
        if role.archived_at is not None or role.community.is_archived:
            raise PermissionDenied
        open_still = Succession.objects.filter(pk=self.pk, answered_at=None)
        if open_still.update(answered_at=at or timezone.now(), accepted=accepted) and accepted:
            role._give(by, by=self.before or by, at=at)
