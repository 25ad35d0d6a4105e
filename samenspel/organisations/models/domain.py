"""That whoever has an e-mail address at a domain belongs to an organisation; once the house verified it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models.organisation import Organisation


class DomainQuerySet(models.QuerySet):
    def verified(self):
        return self.exclude(verified_at=None)


class OrganisationDomain(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="domains")
    domain = models.CharField(_("e-mail domain"), max_length=120)
    stated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    stated_at = models.DateTimeField(default=timezone.now)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    verified_at = models.DateTimeField(null=True, blank=True)

    objects = DomainQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "domain"], name="domain_once_an_organisation"),
            models.UniqueConstraint(
                fields=["domain"], condition=~Q(verified_at=None), name="domain_verified_for_one"
            ),
        ]

    def __str__(self):
        return self.domain
