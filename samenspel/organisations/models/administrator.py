"""Who speaks for an organisation here, appointed by whom, from when until when."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.organisations.models.organisation import Organisation


class AdministratorQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until=None)


class OrganisationAdministrator(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="administrators")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="administers")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = AdministratorQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(until=None),
                name="organisation_administrator_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.organisation}"
