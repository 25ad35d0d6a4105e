"""That two organisations work together as partners, and the proposals to do so."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models.organisation import Organisation
from samenspel.privacy.conditions import worked_out_once


class PartnershipQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until=None)

    def of(self, organisation):
        return self.filter(Q(one=organisation) | Q(other=organisation))

    @worked_out_once
    def visible_to(self, person):
        """Those of which both ends may be seen."""
        seen = Organisation.objects.visible_to(person)
        return self.filter(one__in=seen, other__in=seen)


class Partnership(models.Model):
    """Stored once per pair: ``one`` is the older row of the two."""

    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(_("what for"), max_length=240, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    dataset = models.ForeignKey(
        "intake.Dataset", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(until=None), name="partnership_once"
            ),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="partnership_in_order"),
        ]
        indexes = [models.Index(fields=["other", "until"], name="partnership_of_other")]

    def __str__(self):
        return f"{self.one} & {self.other}"

    def partner_of(self, organisation):
        return self.other if self.one_id == organisation.pk else self.one


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(answered_at=None)


class PartnershipProposal(models.Model):
    """What one organisation asks of another; it takes a yes from there to become a partnership."""

    proposer = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="partnerships_proposed")
    to = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="partnerships_asked")
    about = models.CharField(_("what for"), max_length=240, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted = models.BooleanField(null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposer", "to"], condition=Q(answered_at=None), name="partnership_proposed_once"
            )
        ]

    def __str__(self):
        return f"{self.proposer} → {self.to}"
