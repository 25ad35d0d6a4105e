"""Finding a day: moments to choose from, and who can come at which."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class DatePoll(models.Model):
    """The question that belongs to a gathering without a day; answered once one of its choices is taken."""

    gathering = models.OneToOneField(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="date_poll"
    )
    until = models.DateField(_("answer before"), null=True, blank=True)
    chosen = models.ForeignKey(
        "gatherings.DateChoice", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)

    def __str__(self):
        return str(self.gathering)

    @property
    def is_open(self):
        return self.closed_at is None


class DateChoice(models.Model):
    poll = models.ForeignKey(DatePoll, on_delete=models.CASCADE, related_name="choices")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="date_choice_once"),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="date_choice_ends_after"
            ),
        ]

    def __str__(self):
        return f"{self.poll}: {self.starts_at:%Y-%m-%d %H:%M}"


class DateAnswer(models.Model):
    class Answer(models.TextChoices):
        YES = "yes", pgettext_lazy("can you come", "Yes")
        IF_NEED_BE = "if_need", pgettext_lazy("can you come", "If need be")
        NO = "no", pgettext_lazy("can you come", "No")

    choice = models.ForeignKey(DateChoice, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="date_answers"
    )
    # How an outsider without a profile wants to be called.
    called = models.CharField(max_length=120, blank=True)
    answer = models.CharField(max_length=8, choices=Answer)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["choice", "person"], name="date_answer_once")]

    def __str__(self):
        return f"{self.person}: {self.answer}"
