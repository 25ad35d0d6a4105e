"""Where a conversation that was held elsewhere came from, and with what it came."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Origin(models.Model):
    """One row for each conversation that came in with files; taking the import back takes it along.

    counts   participants, statements, votes and re-votes as they stood in the files
    groups   the opinion group that was published for each participant, by our number; to compare with, never
             taken for true
    """

    conversation = models.OneToOneField(
        "opinions.Conversation", on_delete=models.CASCADE, related_name="origin"
    )
    # The address it had, as the files say; shown as text.
    address = models.CharField(max_length=400, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    # The run on the page, as long as its report is kept; on the command line there is none.
    run = models.OneToOneField(
        "intake.Run", null=True, blank=True, on_delete=models.SET_NULL, related_name="origin"
    )
    # What was in the files, so that the same conversation is known when it comes again.
    fingerprint = models.CharField(max_length=64, db_index=True)
    counts = models.JSONField(default=dict)
    groups = models.JSONField(default=dict, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.address or self.file_name
