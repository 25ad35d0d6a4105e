"""Somebody who was there without an account: a name, written down for who may read the minutes."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Guest(models.Model):
    gathering = models.ForeignKey("gatherings.Gathering", on_delete=models.CASCADE, related_name="guests")
    name = models.CharField(_("name"), max_length=120)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["gathering", "name"], name="guest_once_a_gathering")]

    def __str__(self):
        return self.name
