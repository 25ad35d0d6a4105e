"""What a page elsewhere says of itself, under the message that links to it: words only, never a picture."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.discussions.models.message import Message
from samenspel.privacy.conditions import worked_out_once


class LinkPreviewQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Those of messages ``person`` may see."""
        return self.filter(message__in=Message.objects.visible_to(person).values("pk"))

    def shown(self):
        """Those that found something and were not taken away."""
        return self.exclude(title="").filter(taken_away_at=None)


class LinkPreview(models.Model):
    """Title, description and site of the first link in a message; without a title nothing was found."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="preview")
    address = models.URLField(max_length=2000)
    title = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=400, blank=True)
    site = models.CharField(max_length=100, blank=True)
    at = models.DateTimeField(default=timezone.now)
    # When it was looked up, also when nothing came of it.
    looked_at = models.DateTimeField(null=True, blank=True)
    taken_away_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    taken_away_at = models.DateTimeField(null=True, blank=True)

    objects = LinkPreviewQuerySet.as_manager()

    def __str__(self):
        return self.title or self.address
