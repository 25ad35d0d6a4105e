"""How far somebody read a thread, and whether they want to hear of it; nobody else's business."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models.discussion import Discussion


class Follow(models.Model):
    """Whether somebody hears of new messages; writing in a thread makes one follow it."""

    class How(models.TextChoices):
        FOLLOWS = "follows", _("You follow this discussion")
        MUTED = "muted", _("You hear nothing of this discussion")

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="follows")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="discussion_follows"
    )
    how = models.CharField(max_length=10, choices=How, default=How.FOLLOWS)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "person"], name="follow_once")]
        indexes = [models.Index(fields=["person", "how"], name="follow_of_person")]

    def __str__(self):
        return f"{self.person} {self.how} {self.discussion_id}"


class Reading(models.Model):
    """The number of the last message of a thread somebody saw."""

    discussion = models.ForeignKey(Discussion, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="discussion_readings"
    )
    upto = models.PositiveIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["discussion", "person"], name="reading_once")]

    def __str__(self):
        return f"{self.person}: {self.discussion_id} → {self.upto}"
