"""A learning session: what we ask ourselves, what we see now, and what we will do differently."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.models.challenge import AtGatheringQuerySet
from samenspel.moderation.hiding import hiding_of


class LearningQuestion(models.Model):
    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="learning_questions"
    )
    words = models.CharField(_("what we would like to understand"), max_length=240)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = AtGatheringQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="learning_question_once_a_form")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{reverse('gatherings:learning', args=[self.gathering_id])}#question-{self.pk}"

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None


class Insight(models.Model):
    gathering = models.ForeignKey("gatherings.Gathering", on_delete=models.CASCADE, related_name="insights")
    question = models.ForeignKey(
        LearningQuestion,
        verbose_name=_("the question it answers"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="insights",
    )
    words = models.TextField(_("what you see now that you did not see before"), max_length=1000)
    # What we will do differently: it follows its owner home as an agreement.
    commitment = models.OneToOneField(
        "gatherings.Commitment", null=True, blank=True, on_delete=models.SET_NULL, related_name="insight"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = AtGatheringQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="insight_once_a_form")]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{reverse('gatherings:learning', args=[self.gathering_id])}#insight-{self.pk}"

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None
