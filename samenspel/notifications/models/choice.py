"""What someone chose to hear of: per kind, per community, per way it reaches them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.notifications.sockets import AT_ONCE, NEVER


class Way(models.TextChoices):
    """How it reaches someone. Each choice is about one way; a further way is a further row."""

    HERE = "here", _("Here, in Samenspel")


class When(models.TextChoices):
    AT_ONCE = AT_ONCE, _("At once")
    NEVER = NEVER, _("Never")


class Choice(models.Model):
    """``kind`` "" is every kind; ``place_id`` null is everywhere. What says most exactly holds."""

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
