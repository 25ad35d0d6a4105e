"""One sentence of a draft: a unit of its own, with its history and where it came from."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.purpose.models.draft import Draft
from samenspel.purpose.models.parts import LONGEST_SENTENCE, Part, in_order_of_parts


class SentenceQuerySet(models.QuerySet):
    def standing(self):
        return self.filter(removed_at=None)

    def in_order(self):
        """As one reads them: part by part, and within a part by their place."""
        return self.order_by(in_order_of_parts(), "order", "pk")


class Sentence(models.Model):
    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="sentences")
    part = models.CharField(_("part"), max_length=10, choices=Part, default=Part.PURPOSE)
    order = models.PositiveIntegerField(default=0)
    text = models.CharField(_("sentence"), max_length=LONGEST_SENTENCE)
    came_from = models.ForeignKey(
        "purpose.VersionSentence", null=True, blank=True, on_delete=models.SET_NULL, related_name="went_to"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = SentenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["draft", "part", "order", "id"], name="sentence_in_draft")]

    def __str__(self):
        return self.text


class SentenceRevision(models.Model):
    """How a sentence read from then on, and why; without text when it was taken out."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="revisions")
    text = models.CharField(max_length=LONGEST_SENTENCE, blank=True)
    why = models.CharField(_("why"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    amendment = models.ForeignKey(
        "purpose.Amendment", null=True, blank=True, on_delete=models.SET_NULL, related_name="revisions"
    )
    # The mark of the form it was sent with, so that a double click adds one sentence.
    once = models.UUIDField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ("at", "pk")
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="revision_once_a_form")]

    def __str__(self):
        return self.text


class SentenceSource(models.Model):
    """What stands behind a sentence: a statement people voted on, or an idea someone brought."""

    sentence = models.ForeignKey(Sentence, on_delete=models.CASCADE, related_name="sources")
    statement = models.ForeignKey(
        "opinions.Statement",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="purpose_sentences",
    )
    idea = models.ForeignKey(
        "purpose.Idea", null=True, blank=True, on_delete=models.CASCADE, related_name="sentences"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(statement=None, idea__isnull=False) | Q(statement__isnull=False, idea=None),
                name="source_is_one_thing",
            ),
            models.UniqueConstraint(fields=["sentence", "statement"], name="source_statement_once"),
            models.UniqueConstraint(fields=["sentence", "idea"], name="source_idea_once"),
        ]

    def __str__(self):
        return str(self.statement or self.idea)
