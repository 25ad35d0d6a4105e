"""The mark the demo leaves in the database it makes; without it there is no one-click sign-in."""

from django.db import models
from django.utils import timezone


class DemoMark(models.Model):
    """That this database was made by the demo, and of what."""

    language = models.CharField(max_length=5)
    anchor = models.DateField()
    seed = models.PositiveIntegerField()
    people = models.PositiveIntegerField()
    # Whom a stranger can be with one click: a list of [part, handle].
    cast = models.JSONField(default=list)
    planted_at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"demo {self.language} {self.anchor}"
