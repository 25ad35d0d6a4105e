"""What members promise one another, in versions, and who agreed to which."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AgreementQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-version")


class Agreement(models.Model):
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="agreements"
    )
    version = models.PositiveSmallIntegerField()
    text = models.TextField(_("what we promise one another"), max_length=8000)
    # The sentences one can point at when something goes wrong, as a list of lines.
    clauses = models.JSONField(default=list, blank=True)
    change = models.CharField(_("what is different"), max_length=500, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "version"], name="agreement_version_once")
        ]

    def __str__(self):
        return f"{self.community} {self.version}"

    def accept(self, *, by, at=None):
        """Agree; a second time changes nothing."""
        return AgreementAcceptance.objects.get_or_create(
            agreement=self, person=by, defaults={"at": at or timezone.now()}
        )[0]


class AgreementAcceptance(models.Model):
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="acceptances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="accepted_agreements"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["agreement", "person"], name="agreement_accepted_once")
        ]

    def __str__(self):
        return f"{self.person} ✓ {self.agreement}"
