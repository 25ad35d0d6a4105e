"""An invitation that also opens the door of a community, and who stands in that door."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.communities.models.membership import Membership


class CommunityInvitation(models.Model):
    invitation = models.OneToOneField(
        "people.Invitation", on_delete=models.CASCADE, related_name="into_community"
    )
    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="invitations"
    )
    status = models.CharField(max_length=12, choices=Membership.Status, default=Membership.Status.MEMBER)

    def __str__(self):
        return f"{self.invitation} → {self.community}"

    @property
    def is_past(self):
        return self.invitation.expires_at <= timezone.now()

    @property
    def can_be_used(self):
        """For rows loaded with how often they were used."""
        invitation = self.invitation
        return invitation.revoked_at is None and not self.is_past and self.used < invitation.most_uses


class InvitedInQuerySet(models.QuerySet):
    def open(self):
        """Those whose door stands open: as long as the invitation itself may be used."""
        return self.filter(ended_at=None, invitation__expires_at__gt=timezone.now())


class InvitedIn(models.Model):
    """That someone used an invitation and may come in now.

    It ends when they do or are taken out, and with the invitation: called back, or past its date.
    """

    community = models.ForeignKey(
        "communities.Community", on_delete=models.CASCADE, related_name="invited_in"
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="invited_in")
    invitation = models.ForeignKey("people.Invitation", on_delete=models.CASCADE, related_name="invited_in")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    status = models.CharField(max_length=12, choices=Membership.Status, default=Membership.Status.MEMBER)
    at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InvitedInQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["community", "person"],
                condition=models.Q(ended_at=None),
                name="invited_in_once_at_a_time",
            )
        ]

    def __str__(self):
        return f"{self.person} → {self.community}"
