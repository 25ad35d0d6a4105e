"""What somebody was writing when they stopped, kept until it is sent or thrown away."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Draft(models.Model):
    """The words of one person for one place, as one of their devices has them.

    Two devices that wrote different words have a row each, so that nothing is lost; a device that goes on
    from the words of another takes the place of its row.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="discussion_drafts"
    )
    # What is being written: "discussion:12", "work.result:new", as the page names it.
    place = models.CharField(max_length=120)
    # A random word that one browser gave itself; nothing else is known of it.
    device = models.CharField(max_length=32, blank=True)
    text = models.TextField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place", "device"], name="draft_once_a_device")
        ]
        indexes = [models.Index(fields=["at"], name="draft_by_time")]

    def __str__(self):
        return self.place
