"""That someone has a role: granted by whom, from when until when. That it was held stays known."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import F, Q
from django.utils import timezone

from samenspel.communities import access
from samenspel.house.auditing import record

ENDING_SOON = timedelta(days=30)


class RoleGrantQuerySet(models.QuerySet):
    def current(self, *, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(until=None) | Q(until__gt=on), since__lte=on)

    def ending_soon(self, *, on=None):
        on = on or timezone.localdate()
        return self.current(on=on).filter(until__lte=on + ENDING_SOON)


class RoleGrant(models.Model):
    role = models.ForeignKey("communities.Role", on_delete=models.CASCADE, related_name="grants")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="role_grants")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True, blank=True)

    objects = RoleGrantQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="role_grant_in_order"
            )
        ]
        indexes = [models.Index(fields=["person", "until"], name="role_grant_of_person")]

    def __str__(self):
        return f"{self.person} · {self.role}"

    @property
    def is_ending_soon(self):
        return self.until is not None and self.until <= timezone.localdate() + ENDING_SOON

    @transaction.atomic
    def hand_back(self, *, by, on=None, at=None):
        """End the grant: whoever holds it, or a steward. That it was held stays known."""
        if by != self.person and not access.can_steward(by, self.role.community):
            raise PermissionDenied
        on = on or timezone.localdate(at)
        if self.until is not None and self.until <= on:
            return
        self.until = max(on, self.since)
        self.save(update_fields=["until"])
        record(
            "communities.role_ended",
            by=by,
            about=self.role.community,
            person=self.person,
            at=at,
            role=self.role.name,
        )

    @transaction.atomic
    def prolong(self, until, *, by, at=None):
        """Let the role be held longer, or without an end. Only stewards do."""
        if not access.can_look_after(by, self.role.community):
            raise PermissionDenied
        self.until = until
        self.save(update_fields=["until"])
        record(
            "communities.role_prolonged",
            by=by,
            about=self.role.community,
            person=self.person,
            at=at,
            role=self.role.name,
        )
