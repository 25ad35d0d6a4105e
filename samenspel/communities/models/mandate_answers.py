"""What an organisation answers to a mandate card, and what a community chose to show of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models.mandate import MandateCard, MandateTerms


class MandateConfirmation(models.Model):
    """The yes of someone who speaks for the organisation and is not the holder."""

    terms = models.OneToOneField(MandateTerms, on_delete=models.CASCADE, related_name="confirmation")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.terms} ✓"


class MandateRefusal(models.Model):
    """The no of someone who speaks for the organisation, with a reason."""

    terms = models.OneToOneField(MandateTerms, on_delete=models.CASCADE, related_name="refusal")
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.terms}: {self.reason}"


class MandateWithdrawal(models.Model):
    """The end of a card before its last day, by the holder or the organisation."""

    card = models.OneToOneField(MandateCard, on_delete=models.CASCADE, related_name="withdrawal")
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.card} ✗"


class MandateWarning(models.Model):
    """That holder and organisation were told that these terms end soon; told once."""

    terms = models.OneToOneField(MandateTerms, on_delete=models.CASCADE, related_name="warning")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.terms} …"


class MandatesOpened(models.Model):
    """That a community lets everyone see who can say yes at its table, also without signing in."""

    community = models.OneToOneField(
        "communities.Community", on_delete=models.CASCADE, related_name="mandates_opened"
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.community}"
