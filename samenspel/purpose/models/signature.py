"""That someone puts their name under a version of the social contract, and may take it back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SignatureQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(withdrawn_at=None)


class Signature(models.Model):
    version = models.ForeignKey("purpose.Version", on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contract_signatures"
    )
    note = models.TextField(_("a note beside your name"), max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], condition=Q(withdrawn_at=None), name="signature_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["person", "withdrawn_at"], name="signature_of_person")]

    def __str__(self):
        return f"{self.person} ✓ {self.version}"
