"""What someone chose to hear of: per kind, per community, per way it reaches them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import AT_ONCE, DAILY, NEVER, WEEKLY


class Way(models.TextChoices):
    """How it reaches someone. Each choice is about one way; a further way is a further row."""

    HERE = "here", _("Here, in Samenspel")
    MAIL = "mail", _("By mail")
    PUSH = "push", _("On my telephone or computer")


class When(models.TextChoices):
    AT_ONCE = AT_ONCE, _("At once")
    DAILY = DAILY, _("In the letter of the day")
    WEEKLY = WEEKLY, _("In the letter of the week")
    NEVER = NEVER, _("Never")


class Choice(models.Model):
    """``kind`` "" is every kind; ``place_id`` null is everywhere. What says most exactly holds.

    ``kind`` DIGEST is no kind but the letter of the day and of the week as a whole: never, or as chosen.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="notification_choices"
    )
    kind = models.CharField(max_length=60, blank=True)
    place_id = models.BigIntegerField(null=True, blank=True)
    way = models.CharField(max_length=12, choices=Way, default=Way.HERE)
    when = models.CharField(max_length=12, choices=When)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "way", "kind", "place_id"], name="choice_once"),
            models.UniqueConstraint(
                fields=["person", "way", "kind"],
                condition=models.Q(place_id=None),
                name="choice_once_everywhere",
            ),
        ]

    def __str__(self):
        return f"{self.kind or '*'} {self.place_id or '*'}: {self.when}"
