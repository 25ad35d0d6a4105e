"""That a person belongs to an organisation, in which position, from when until when, and who confirmed it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models.organisation import Organisation
from samenspel.organisations.models.unit import Unit


class AffiliationQuerySet(models.QuerySet):
    def current(self, *, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(since=None) | Q(since__lte=on), Q(until=None) | Q(until__gt=on))

    def confirmed(self):
        return self.filter(confirmation__isnull=False)

    def known_apart_from(self, person):
        """Confirmed by a domain, or by somebody else than ``person``."""
        return self.confirmed().exclude(confirmation__by=person)

    def stated(self):
        """Those that the person says, and nobody of the organisation has answered."""
        return self.filter(confirmation=None, refusal=None)

    def not_refused(self):
        return self.filter(refusal=None)


class Affiliation(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="affiliations"
    )
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="affiliations")
    unit = models.ForeignKey(
        Unit,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="affiliations",
        verbose_name=_("part of the organisation"),
    )
    position = models.CharField(_("position"), max_length=160, blank=True)
    # The one a person is counted under when a figure asks for a single organisation.
    is_main = models.BooleanField(default=True)
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)
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

    @property
    def is_confirmed(self):
        return hasattr(self, "confirmation")

    @property
    def is_refused(self):
        return hasattr(self, "refusal")


class AffiliationConfirmation(models.Model):
    """That the organisation says so too: by an e-mail address at its domain, or by its administrator."""

    class How(models.TextChoices):
        DOMAIN = "domain", _("by e-mail domain")
        ADMINISTRATOR = "administrator", _("by the organisation")

    affiliation = models.OneToOneField(Affiliation, on_delete=models.CASCADE, related_name="confirmation")
    how = models.CharField(max_length=15, choices=How)
    domain = models.CharField(max_length=120, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.affiliation}: {self.get_how_display()}"


class AffiliationRefusal(models.Model):
    """That the organisation says otherwise, with a reason the person can read."""

    affiliation = models.OneToOneField(Affiliation, on_delete=models.CASCADE, related_name="refusal")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.affiliation}: {self.reason}"
