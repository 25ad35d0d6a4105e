"""One thing that happened and concerns one person."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from samenspel.notifications.sockets import GROUP_LENGTH, KINDS, PATH_LENGTH, kept


class NotificationQuerySet(models.QuerySet):
    def of(self, person):
        """Those of ``person``, of kinds there are, and not from people they do not want to hear.

        Whether they may still see what each is about is asked by ``showing.still``, for a few at a time.
        """
        if not person.is_authenticated:
            return self.none()
        return self.filter(kept(person), person=person, kind__in=KINDS)

    def unread(self):
        return self.filter(read_at=None)


class Notification(models.Model):
    """``about_id`` is of the model of its kind; ``place_id`` is the community it happened in.

    ``act`` is what happened and who did it: someone hears of it once. ``path`` is the page it led to then:
    whoever opens that page has read it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notifications"
    )
    kind = models.CharField(max_length=60)
    about_id = models.BigIntegerField()
    place_id = models.BigIntegerField(null=True, blank=True)
    group = models.CharField(max_length=GROUP_LENGTH)
    act = models.CharField(max_length=GROUP_LENGTH)
    path = models.CharField(max_length=PATH_LENGTH, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True, blank=True)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "act"], name="notification_once_an_act")]
        indexes = [
            models.Index(fields=["person"], condition=models.Q(read_at=None), name="notification_unread"),
            models.Index(fields=["person", "group", "read_at"], name="notification_group"),
            models.Index(fields=["at"], name="notification_at"),
        ]

    def __str__(self):
        return f"{self.kind} {self.about_id}"
