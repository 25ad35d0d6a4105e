"""What people can do or know: a competence of ESCO, or one in someone's own words."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Competence(models.Model):
    """A competence with its name in both languages; without a name it is only a place in the hierarchy.

    In own words it has no ``uri``; the same words, folded, are the same competence, so that people meet.
    """

    class Kind(models.TextChoices):
        SKILL = "skill", _("Skill")
        KNOWLEDGE = "knowledge", _("Knowledge")
        GROUP = "group", _("Group of skills")
        OWN = "own", _("In own words")

    uri = models.CharField(max_length=200, null=True, unique=True)  # noqa: DJ001 (absent, not empty)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.SKILL)
    label_nl = models.CharField(max_length=255, blank=True)
    label_en = models.CharField(max_length=255, blank=True)
    description_nl = models.TextField(blank=True)
    description_en = models.TextField(blank=True)
    code = models.CharField(max_length=20, blank=True)
    reuse = models.CharField(max_length=20, blank=True)
    folded = models.CharField(max_length=255, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["folded"], condition=models.Q(uri=None), name="competence_own_words_once"
            )
        ]

    def __str__(self):
        return self.label

    def get_absolute_url(self):
        return reverse("people:competence", args=[self.pk])

    @property
    def label(self):
        """The name in the language of the page, or else in the other one."""
        label = self._said("label")
        return label[:1].upper() + label[1:]

    @property
    def description(self):
        return self._said("description")

    @property
    def is_own_words(self):
        return self.uri is None

    def _said(self, what):
        first, second = ("en", "nl") if (get_language() or "nl").startswith("en") else ("nl", "en")
        return getattr(self, f"{what}_{first}") or getattr(self, f"{what}_{second}")


class CompetenceLabel(models.Model):
    """Another name for a competence, in one language."""

    competence = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="alternatives")
    language = models.CharField(max_length=2)
    text = models.CharField(max_length=255)
    folded = models.CharField(max_length=255, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["competence", "language", "text"], name="competence_label_once_a_language"
            )
        ]

    def __str__(self):
        return self.text


class CompetenceLink(models.Model):
    """That one competence is a kind of another; a competence may be a kind of several."""

    narrower = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="broader_links")
    broader = models.ForeignKey(Competence, on_delete=models.CASCADE, related_name="narrower_links")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["narrower", "broader"], name="competence_link_once")]

    def __str__(self):
        return f"{self.narrower_id} < {self.broader_id}"


class LabelWord(models.Model):
    """A word that names of competences are made of, to mend a typing mistake with."""

    word = models.CharField(max_length=60, unique=True)

    def __str__(self):
        return self.word
