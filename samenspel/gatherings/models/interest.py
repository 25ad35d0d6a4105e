"""What the people of a team share, in their words: before anything else, and signed by each of them."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.models.team import Team


class JointInterest(models.Model):
    """Other words are another version: what was signed no longer counts."""

    team = models.OneToOneField(Team, on_delete=models.CASCADE, related_name="interest")
    text = models.TextField(_("what you all want, whoever you are here for"), max_length=1000)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.team} v{self.version}"


class InterestSignature(models.Model):
    interest = models.ForeignKey(JointInterest, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signed_interests"
    )
    version = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["interest", "person", "version"], name="interest_signed_once")
        ]

    def __str__(self):
        return f"{self.person} · {self.interest}"
