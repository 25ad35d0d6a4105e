"""What leads a community to look at its purpose again, and what its stewards answered."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Trigger(models.TextChoices):
    DATE = "date", _("the date to look again has come")
    NEWCOMERS = "newcomers", _("many members are new")
    ENDORSEMENT = "endorsement", _("few members have signed")
    EVENT = "event", _("something important happened")


class MajorEvent(models.Model):
    """Something that happened, after which a steward thinks the purpose should be looked at."""

    version = models.ForeignKey("purpose.Version", on_delete=models.CASCADE, related_name="major_events")
    words = models.CharField(_("what happened"), max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self):
        return self.words


class ReviewAnswer(models.Model):
    """That a steward said "not now", why, and until when; or began a round because of a trigger."""

    version = models.ForeignKey("purpose.Version", on_delete=models.CASCADE, related_name="review_answers")
    trigger = models.CharField(max_length=12, choices=Trigger)
    not_now = models.BooleanField(default=True)
    why = models.CharField(_("why not now"), max_length=500, blank=True)
    # The same thing is not proposed again before this day.
    again_on = models.DateField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        indexes = [models.Index(fields=["version", "trigger"], name="review_answer_of_version")]

    def __str__(self):
        return f"{self.version}: {self.trigger}"
