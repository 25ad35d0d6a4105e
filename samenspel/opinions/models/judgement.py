"""That somebody who looks after a conversation accepted or removed a statement, and why."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JudgementQuerySet(models.QuerySet):
    def latest_first(self):
        return self.order_by("-at", "-pk")


class Judgement(models.Model):
    class Verdict(models.TextChoices):
        ACCEPTED = "accepted", _("Accepted")
        REMOVED = "removed", _("Removed")

    class Reason(models.TextChoices):
        OFF_TOPIC = "off_topic", _("It is about something else")
        DUPLICATE = "duplicate", _("It says the same as another statement")
        PERSONAL = "personal", _("It is about a person, or may hurt somebody")
        SEVERAL_IDEAS = "several_ideas", _("It says several things at once")
        OTHER = "other", _("Something else")

    statement = models.ForeignKey("opinions.Statement", on_delete=models.CASCADE, related_name="judgements")
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.CharField(_("why"), max_length=15, choices=Reason, blank=True)
    words = models.CharField(_("in your own words, for the author"), max_length=400, blank=True)
    duplicate_of = models.ForeignKey(
        "opinions.Statement", null=True, blank=True, on_delete=models.SET_NULL, related_name="duplicates"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = JudgementQuerySet.as_manager()

    def __str__(self):
        return f"{self.statement}: {self.verdict}"
