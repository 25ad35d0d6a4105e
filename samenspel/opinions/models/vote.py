"""What a participant thinks of one statement; changing it changes the row, so that the last word counts."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Vote(models.Model):
    class Value(models.IntegerChoices):
        AGREE = 1, _("Agree")
        DISAGREE = -1, _("Disagree")
        PASS = 0, _("Pass")

    participant = models.ForeignKey("opinions.Participant", on_delete=models.CASCADE, related_name="votes")
    statement = models.ForeignKey("opinions.Statement", on_delete=models.CASCADE, related_name="votes")
    # Said twice, so that what changed in a conversation is one walk along an index.
    conversation = models.ForeignKey("opinions.Conversation", on_delete=models.CASCADE, related_name="votes")
    value = models.SmallIntegerField(choices=Value)
    # When it was kept here, and when it was said: on a bad connection those differ.
    at = models.DateTimeField(default=timezone.now)
    said_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["participant", "statement"], name="vote_once")]
        indexes = [models.Index(fields=["conversation", "at"], name="vote_of_conversation")]

    def __str__(self):
        return f"{self.participant_id} {self.statement_id}: {self.value}"
