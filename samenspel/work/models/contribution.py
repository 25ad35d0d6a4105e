"""Who brought what to a result: proposed by one, confirmed by whoever is named.

named ──▶ confirmed     it stands on the page, and counts as a tie
  │  ◀──────┘           when someone else changes the words, they are asked again
  └─────▶ declined      the name is gone; nobody is told, and nobody can name them here again
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class ContributionQuerySet(models.QuerySet):
    def confirmed(self):
        """Those whoever is named said yes to."""
        return self.filter(confirmed_at__isnull=False)

    def waiting(self):
        """Those not answered yet."""
        return self.filter(confirmed_at=None, declined_at=None)

    def standing(self):
        """Confirmed, or not answered yet; a declined one is as if it never was."""
        return self.filter(declined_at=None)


class Contribution(models.Model):
    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="contributions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="contributions"
    )
    brought = models.CharField(_("What they brought"), max_length=200, blank=True)
    # The name someone with a light account chose to be named by; a profile has a name of its own.
    called = models.CharField(_("the name to be named by"), max_length=120, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="credits_proposed"
    )
    proposed_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["result", "person"], name="contribution_once"),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(declined_at=None), name="contribution_one_answer"
            ),
        ]
        indexes = [
            models.Index(
                fields=["person"],
                condition=Q(confirmed_at=None, declined_at=None),
                name="contribution_waiting",
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.brought}"

    @property
    def is_confirmed(self):
        return self.confirmed_at is not None

    @property
    def name(self):
        """Who is named, as they are called here."""
        if not self.person.is_light:
            return self.person.name
        return self.called or _("someone with only an e-mail address")

    @property
    def initials(self):
        """Two letters for the face of who has no profile."""
        words = [word for word in self.called.split() if word[0].isalnum()]
        return "".join(word[0] for word in words[:1] + words[1:][-1:]).upper() or "?"


class CreditLetter(models.Model):
    """That someone got a letter asking whether their name may stand in a result: one, whatever changes after,
    also when the name is taken away and put there again."""

    result = models.ForeignKey("work.Result", on_delete=models.CASCADE, related_name="credit_letters")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="credit_letters"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["result", "person"], name="credit_letter_once")]

    def __str__(self):
        return f"{self.person} ? {self.result}"
