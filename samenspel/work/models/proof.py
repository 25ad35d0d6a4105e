"""How one can see a result: links, pictures and documents; and how it read before it was changed."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.privacy.visibility import Visibility


class ResultLink(models.Model):
    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="links")
    url = models.URLField(_("Link"), max_length=500)
    words = models.CharField(_("What one finds there"), max_length=160, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    MOST = 6

    class Meta:
        ordering = ("order", "pk")

    def __str__(self):
        return self.words or self.url

    @property
    def host(self):
        """Where it leads, as one recognises it."""
        return urlsplit(self.url).hostname or ""


class ResultFile(models.Model):
    """A picture or document that shows it; who may see the result may see the file."""

    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="files")
    file = models.ForeignKey("files.File", on_delete=models.CASCADE, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    MOST = 8

    class Meta:
        ordering = ("order", "pk")
        constraints = [models.UniqueConstraint(fields=["result", "file"], name="result_file_once")]

    def __str__(self):
        return f"{self.result}: {self.file}"


class ResultRevision(models.Model):
    """How a result read until somebody changed it, and why they did."""

    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    # The texts as they stood, by the name of their field.
    said = models.JSONField(default=dict)
    # Who might see the result while it read like this: nobody else reads it here.
    visibility = models.CharField(max_length=10, choices=Visibility)
    why = models.CharField(_("why you change it"), max_length=240, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["result", "number"], name="result_revision_once")]

    def __str__(self):
        return f"{self.result} {self.number}"
