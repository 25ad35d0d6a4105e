"""A draft of the purpose and the social contract, written together; one to three stand side by side."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose.models.round import Round

MOST_DRAFTS = 3


class DraftQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Whoever sees the round it is in; what moderators hid, by who began it."""
        own = Q(by=person) if is_signed_in(person) else None
        return self.filter(not_hidden(self.model, own=own), round__in=Round.objects.visible_to(person))

    def standing(self):
        return self.filter(withdrawn_at=None)


class Draft(models.Model):
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DRAFTS)]
    )
    title = models.CharField(_("name of this draft"), max_length=120)
    rationale = models.TextField(_("why it says what it says"), max_length=2000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # The mark of the form it was sent with, so that a double click begins one draft.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(
                fields=["round", "number"], condition=Q(withdrawn_at=None), name="draft_number_once"
            ),
            models.UniqueConstraint(fields=["by", "once"], name="draft_once_a_form"),
            models.CheckConstraint(condition=Q(number__gte=1, number__lte=3), name="draft_one_to_three"),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("purpose:draft", args=[self.pk])

    @property
    def community(self):
        return self.round.community


class Difference(models.Model):
    """What people do not agree on, by name; it may stay so, and is shown beside the drafts."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="differences")
    draft = models.ForeignKey(
        Draft, null=True, blank=True, on_delete=models.CASCADE, related_name="differences"
    )
    name = models.CharField(_("what we differ about"), max_length=240)
    statement = models.ForeignKey(
        "opinions.Statement", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(_("how it was resolved"), max_length=400, blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self):
        return self.name
