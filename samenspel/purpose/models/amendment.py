"""A proposal to change, add or take out one sentence, and the answer it got."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose.models.draft import Draft
from samenspel.purpose.models.parts import LONGEST_SENTENCE, Part
from samenspel.purpose.models.sentence import Sentence


class AmendmentQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Whoever sees the draft; what moderators hid, by who proposed it."""
        own = Q(by=person) if is_signed_in(person) else None
        return self.filter(not_hidden(self.model, own=own), draft__in=Draft.objects.visible_to(person))

    def waiting(self):
        """Neither answered nor taken back."""
        return self.filter(answer=None, withdrawn_at=None)


class Amendment(models.Model):
    class Kind(models.TextChoices):
        CHANGE = "change", _("Say it differently")
        ADD = "add", _("Add a sentence after it")
        REMOVE = "remove", _("Take it out")

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="amendments")
    kind = models.CharField(_("what should happen"), max_length=6, choices=Kind, default=Kind.CHANGE)
    # The sentence to change or take out; or after which one is added, none for the first of its part.
    sentence = models.ForeignKey(
        Sentence, null=True, blank=True, on_delete=models.CASCADE, related_name="amendments"
    )
    part = models.CharField(_("part"), max_length=10, choices=Part)
    # How the sentence read when this was proposed.
    was = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    text = models.CharField(_("the sentence as you would have it"), max_length=LONGEST_SENTENCE, blank=True)
    why = models.CharField(_("why"), max_length=400)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="purpose_amendments"
    )
    at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    # The mark of the form it was sent with, so that a double click proposes once.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="amendment_once_a_form")]

    def __str__(self):
        return self.text or self.was


class AmendmentAnswer(models.Model):
    amendment = models.OneToOneField(Amendment, on_delete=models.CASCADE, related_name="answer")
    taken = models.BooleanField()
    why = models.CharField(_("why"), max_length=400)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return self.why
