"""That a member lets another one answer for them in this community, once the other says yes.

For one proposal, or until a day. Never passed on, and never in an anonymous ballot.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ProxyQuerySet(models.QuerySet):
    def not_ended(self, *, on=None):
        """Asked or accepted, not declined or taken back, and its day has not gone by."""
        in_time = Q(until=None) | Q(until__gte=on or timezone.localdate())
        return self.filter(in_time, ended_at=None)

    def standing(self, *, on=None):
        return self.not_ended(on=on).exclude(accepted_at=None)

    def asked(self, *, on=None):
        return self.not_ended(on=on).filter(accepted_at=None)

    def covering(self, proposal):
        return self.filter(Q(proposal=None) | Q(proposal=proposal), community=proposal.community_id)


class Proxy(models.Model):
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="proxies")
    giver = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="proxies_given"
    )
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who may answer for you"),
        on_delete=models.CASCADE,
        related_name="proxies_held",
    )
    # For one proposal, or for all until a day.
    proposal = models.ForeignKey(
        "decisions.Proposal",
        verbose_name=_("for which proposal"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="proxies",
    )
    until = models.DateField(_("up to and including"), null=True, blank=True)
    at = models.DateTimeField(default=timezone.now)
    accepted_at = models.DateTimeField(null=True, blank=True)
    # Declined by the holder, or taken back by either.
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = ProxyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "giver"], condition=Q(ended_at=None), name="proxy_once_at_a_time"
            ),
            models.CheckConstraint(condition=~Q(giver=models.F("holder")), name="proxy_of_another"),
            models.CheckConstraint(
                condition=Q(proposal__isnull=False) | Q(until__isnull=False), name="proxy_has_an_end"
            ),
        ]
        indexes = [models.Index(fields=["holder", "ended_at"], name="proxy_of_holder")]

    def __str__(self):
        return f"{self.giver} → {self.holder}"
