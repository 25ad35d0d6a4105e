"""Who brought what to a result."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Contribution(models.Model):
    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contributions"
    )
    brought = models.CharField(_("What they brought"), max_length=200, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["result", "person"], name="contribution_once")]

    def __str__(self):
        return f"{self.person}: {self.brought}"
