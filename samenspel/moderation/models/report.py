"""That someone thinks a thing breaks a rule, which one, and what came of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.models.about import About, AboutQuerySet


class ReportQuerySet(AboutQuerySet):
    def open(self):
        return self.filter(answered_at=None)


class Report(About):
    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Hidden")
        LEFT = "left", _("Left as it is")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    # The rule in the words it had then; the agreement it comes from may change.
    rule = models.CharField(max_length=300)
    words = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    answer = models.CharField(max_length=500, blank=True)

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "about_type", "about_id"], name="report_once_a_person")
        ]
        indexes = [
            models.Index(fields=["about_type", "about_id"], name="report_about"),
            models.Index(fields=["answered_at", "at"], name="report_open"),
        ]

    def __str__(self):
        return self.rule
