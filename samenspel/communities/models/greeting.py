"""Words of welcome to someone who just came in."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Greeting(models.Model):
    membership = models.ForeignKey(
        "communities.Membership", on_delete=models.CASCADE, related_name="greetings"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    words = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["membership", "by"], name="greeting_once_each")]

    def __str__(self):
        return f"{self.by} → {self.membership}"
