"""That a person belongs to an organisation, in which position, from when until when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models.organisation import Organisation, Unit


class AffiliationQuerySet(models.QuerySet):
    def current(self, *, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on))


class Affiliation(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.SET_NULL, related_name="affiliations"
    )
    position = models.CharField(_("position"), max_length=160, blank=True)
    # The one a person is counted under when a figure asks for a single organisation.
    is_main = models.BooleanField(default=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    dataset = models.ForeignKey(
        "intake.Dataset", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = AffiliationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(since=None) | Q(until__gte=F("since")),
                name="affiliation_in_order",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "until"], name="affiliation_now")]

    def __str__(self):
        return f"{self.person} · {self.organisation}"
