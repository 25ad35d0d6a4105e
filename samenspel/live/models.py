"""That something changed, and who would rather not be shown as being here."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Change(models.Model):
    """Something moved on a channel, such as ``discussion:12``; what it was, the page asks for itself.

    ``turn`` is the transaction that brought it, where transactions may end in another order than they began
    (PostgreSQL); 0 where they end one after the other (SQLite), and the key itself is the order.
    """

    channel = models.CharField(max_length=80)
    turn = models.BigIntegerField(default=0)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [
            models.Index(fields=["turn", "id"], name="change_by_turn"),
            models.Index(fields=["at"], name="change_by_time"),
        ]

    def __str__(self):
        return self.channel


class Unseen(models.Model):
    """Someone who would rather not be shown to others as being on a page now."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.person_id}"
