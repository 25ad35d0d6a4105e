"""A private address under which somebody's own calendar program reads: theirs, or that of a community.

Whoever has the address reads what its owner may see at that moment, and nothing else; the owner can end it.
"""

import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone


def new_token():
    """Nobody guesses it: 160 bits, in small letters and numbers that survive being copied by hand."""
    return secrets.token_hex(20)


class CalendarKeyQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(revoked_at=None, person__is_active=True)


class CalendarKey(models.Model):
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calendar_keys"
    )
    # None for the calendar of the person: what they come to, and what they agreed to do.
    community = models.ForeignKey(
        "communities.Community", null=True, on_delete=models.CASCADE, related_name="calendar_keys"
    )
    token = models.CharField(max_length=40, unique=True, default=new_token)
    made_at = models.DateTimeField(default=timezone.now)
    # The day only: enough to see that an old telephone still reads along.
    last_used_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = CalendarKeyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "community"],
                condition=models.Q(revoked_at=None, community__isnull=False),
                name="calendar_key_once_a_community",
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(revoked_at=None, community=None),
                name="calendar_key_once_a_person",
            ),
        ]

    def __str__(self):
        return f"{self.person} · {self.community or '–'}"

    def get_feed_url(self):
        return reverse("gatherings:calendar_feed", args=[self.token])
