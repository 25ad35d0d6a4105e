"""What somebody was writing when they stopped, kept until it is sent or thrown away."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from samenspel.privacy.conditions import worked_out_once


class DraftQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """One's own: nobody reads what was not sent."""
        return self.filter(person=person) if person is not None and person.is_authenticated else self.none()

    def waiting(self):
        return self.filter(sent_at=None)


class Draft(models.Model):
    """The words of one person for one place, as one of their devices has them.

    Two devices that wrote different words have a row each, so that nothing is lost; a device that goes on
    from the words of another takes the place of its row. Once sent, only the mark of the writing stays, so
    that a device that comes back later knows.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="discussion_drafts"
    )
    # What is being written: "discussion:12", "work.result:new", as the page names it.
    place = models.CharField(max_length=120)
    # A random word a page gave to this piece of writing.
    writing = models.CharField(max_length=32)
    text = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "place", "writing"], name="draft_once_a_writing"),
            models.CheckConstraint(condition=Q(sent_at=None) | Q(text=""), name="draft_sent_keeps_no_words"),
        ]
        indexes = [models.Index(fields=["at"], name="draft_by_time")]

    def __str__(self):
        return self.place
