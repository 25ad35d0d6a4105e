"""One round of a proposal: the words people answered to, until when, and what had to be reached."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST_OPTIONS = 12
MOST_DOTS = 20


class Method(models.TextChoices):
    """How a poll counts; the arithmetic is in ``measures.choosing``."""

    SINGLE = "single", _("One answer")
    SEVERAL = "several", _("Several answers")
    DOTS = "dots", _("Dots to divide")
    RANKED = "ranked", _("In order of preference")
    DATE = "date", _("Find a date")


class Round(models.Model):
    """The words of a round stay as they were; other words are another round."""

    proposal = models.ForeignKey("decisions.Proposal", on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("what it is about, in one line"), max_length=160)
    what = models.TextField(_("what you propose"), max_length=8000)
    why = models.TextField(_("why"), max_length=4000, blank=True)
    # What could be done instead, each in a sentence.
    alternatives = models.JSONField(default=list, blank=True)
    # What is different from the round before, in words.
    change = models.CharField(_("what is different now, and why"), max_length=400, blank=True)

    method = models.CharField(_("how the poll works"), max_length=10, choices=Method, blank=True)
    # What one chooses from: sentences, or moments (ISO) when a date is sought. Fixed once the round is open.
    options = models.JSONField(default=list, blank=True)
    dots = models.PositiveSmallIntegerField(
        _("dots for each person"),
        null=True,
        blank=True,
        validators=[MinValueValidator(2), MaxValueValidator(MOST_DOTS)],
    )
    is_anonymous = models.BooleanField(_("nobody sees who chose what"), default=False)

    # Up to and including this day only questions are asked; answers come after.
    questions_until = models.DateField(_("only questions up to and including"), null=True, blank=True)
    last_day = models.DateField(_("last day to answer"), null=True, blank=True)
    # Of every hundred who took part when it was opened, so many must have answered.
    quorum = models.PositiveSmallIntegerField(
        _("how many of a hundred must have answered"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    # How many were asked when it was opened; they are in ``Asked``, as long as they have an account.
    asked_count = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-number",)
        constraints = [models.UniqueConstraint(fields=["proposal", "number"], name="round_numbers_once")]
        indexes = [models.Index(fields=["last_day"], name="round_by_last_day")]

    def __str__(self):
        return f"{self.title} ({self.number})"

    def is_past(self, *, on=None):
        """Whether the last day to answer has gone by."""
        return self.last_day is not None and (on or timezone.localdate()) > self.last_day

    def is_for_questions(self, *, on=None):
        """Whether it is still only time for questions."""
        return self.questions_until is not None and (on or timezone.localdate()) <= self.questions_until

    @property
    def has_outcome(self):
        return hasattr(self, "outcome")


class Extension(models.Model):
    """That there was more time to answer than was said at first."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="extensions")
    before = models.DateField()
    after = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)

    def __str__(self):
        return f"{self.round} → {self.after}"
