"""Members who offer to go along with a newcomer, and whom they go along with."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class BuddyOffer(models.Model):
    """That a member would like to be a buddy."""

    membership = models.OneToOneField(
        "communities.Membership", on_delete=models.CASCADE, related_name="buddy_offer"
    )
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return str(self.membership)


class Buddy(models.Model):
    """Whom a newcomer can turn to; one at a time."""

    membership = models.ForeignKey("communities.Membership", on_delete=models.CASCADE, related_name="buddies")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="goes_along_with"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["membership"], condition=models.Q(until=None), name="one_buddy_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.person} + {self.membership}"
