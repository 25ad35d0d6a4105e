"""An invitation: a link by which someone may come in. Only the hash of its key is kept, never the key."""

from django.conf import settings
from django.db import models
from django.db.models import Count, F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class InvitationQuerySet(models.QuerySet):
    def open(self, at=None):
        """Those that can still be used: not called back, not past their date, with uses left."""
        at = at or timezone.now()
        counted = self.annotate(used=Count("uses"))
        return counted.filter(revoked_at=None, expires_at__gt=at, used__lt=F("most_uses"))


class Invitation(models.Model):
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitations")
    key_hash = models.CharField(max_length=64, unique=True)
    email = models.EmailField(_("E-mail address"), blank=True)
    most_uses = models.PositiveSmallIntegerField(_("how many people may use it"), default=1)
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(most_uses__gte=1), name="invitation_for_someone"),
        ]

    def __str__(self):
        return self.email or str(_("by link"))

    def is_open(self, at=None):
        at = at or timezone.now()
        return self.revoked_at is None and self.expires_at > at and len(self.uses.all()) < self.most_uses


class InvitationUse(models.Model):
    """Someone came in by an invitation, or is making an account by it: then it is not accepted yet."""

    invitation = models.ForeignKey(Invitation, on_delete=models.CASCADE, related_name="uses")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invitation_uses"
    )
    at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["invitation", "person"], name="invitation_used_once_each"),
        ]

    def __str__(self):
        return f"{self.person} · {self.invitation}"
