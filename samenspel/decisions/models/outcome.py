"""What came of a round, by whom and why; corrected by a note beside it, and looked at again on its day."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Outcome(models.Model):
    class Ending(models.TextChoices):
        DECIDED = "decided", _("Decided")
        NOT_DECIDED = "not_decided", _("Not decided")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    class How(models.TextChoices):
        CONSENT = "consent", _("by consent")
        ADVICE = "advice", _("after advice")
        POLL = "poll", _("after a poll")
        MANDATE = "mandate", _("by who has the mandate")

    round = models.OneToOneField("decisions.Round", on_delete=models.CASCADE, related_name="outcome")
    ending = models.CharField(_("how it ended"), max_length=12, choices=Ending)
    how = models.CharField(max_length=10, choices=How, blank=True)
    text = models.TextField(_("what was decided"), max_length=4000, blank=True)
    why = models.TextField(_("why"), max_length=4000, blank=True)
    follows = models.TextField(_("what follows, and who does it"), max_length=2000, blank=True)
    # The figures as they stood, in words of ``decisions.figures``; who leaves later changes nothing here.
    figures = models.JSONField(default=dict, blank=True)
    # The answers (their numbers) that objected or feared and were not resolved; words are read at showing.
    dissent = models.JSONField(default=list, blank=True)
    # When to look again; empty when there is no need, or it was done.
    review_on = models.DateField(_("look again on"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="outcomes"
    )
    at = models.DateTimeField(default=timezone.now)
    # Whether a steward did this because who proposed was silent for a week after the last day.
    stood_in = models.BooleanField(default=False)

    class Meta:
        indexes = [
            models.Index(fields=["review_on"], name="outcome_by_review"),
            models.Index(fields=["-at", "-id"], name="outcome_by_time"),
        ]

    def __str__(self):
        return f"{self.round}: {self.get_ending_display()}"

    @property
    def is_decided(self):
        return self.ending == self.Ending.DECIDED

    def is_due(self, *, on=None):
        return self.review_on is not None and self.review_on <= (on or timezone.localdate())


class Note(models.Model):
    """A correction beside an outcome: what was recorded stays as it was."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField(_("what should be added"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="decision_notes"
    )
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="decision_note_once_a_form")]

    def __str__(self):
        return self.text


class Review(models.Model):
    """That somebody looked again at what was decided, and what they found."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="reviews")
    due_on = models.DateField()
    text = models.TextField(_("what you see when you look again"), max_length=2000)
    next_on = models.DateField(_("look again on"), null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="decision_reviews"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["outcome", "due_on"], name="review_once_a_date")]

    def __str__(self):
        return self.text


class HandOver(models.Model):
    """That a proposal with an objection that stands was given to who has the mandate to decide."""

    round = models.OneToOneField("decisions.Round", on_delete=models.CASCADE, related_name="hand_over")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="decisions_handed"
    )
    mandate = models.CharField(max_length=240)
    why = models.CharField(_("why"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.round} → {self.person}"
