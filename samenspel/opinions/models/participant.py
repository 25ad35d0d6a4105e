"""Somebody who votes in one conversation, under a number that says nothing about who they are."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Participant(models.Model):
    """Known by an account, by the hash of a cookie, or by the key of an import; after a while by none.

    number   drawn at random, so that it does not tell who came first
    """

    conversation = models.ForeignKey(
        "opinions.Conversation", on_delete=models.CASCADE, related_name="participants"
    )
    number = models.PositiveIntegerField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="opinion_participations",
    )
    token_hash = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001 (unique, mostly absent)
    imported_key = models.CharField(max_length=64, null=True, blank=True)  # noqa: DJ001
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="participant_number"),
            models.UniqueConstraint(
                fields=["conversation", "person"], condition=~Q(person=None), name="participant_person"
            ),
            models.UniqueConstraint(
                fields=["conversation", "token_hash"],
                condition=~Q(token_hash=None),
                name="participant_token",
            ),
            models.UniqueConstraint(
                fields=["conversation", "imported_key"],
                condition=~Q(imported_key=None),
                name="participant_imported",
            ),
        ]

    def __str__(self):
        return str(self.number)
