"""What a hackathon works on: an issue, who owns it, and who is affected by it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.models.gathering import Gathering
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in


class AtGatheringQuerySet(models.QuerySet):
    """What belongs to a gathering and is seen by whoever sees that."""

    @worked_out_once
    def visible_to(self, person):
        own = models.Q(by=person) if is_signed_in(person) else None
        seen = Gathering.objects.visible_to(person)
        return self.filter(not_hidden(self.model, own=own), gathering__in=seen)


class Challenge(models.Model):
    gathering = models.ForeignKey(Gathering, on_delete=models.CASCADE, related_name="challenges")
    title = models.CharField(_("the issue, in one line"), max_length=160)
    issue = models.TextField(_("what is the matter"), max_length=4000)
    affected = models.CharField(_("who is affected by it"), max_length=400)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="challenges"
    )
    at = models.DateTimeField(default=timezone.now)
    # The mark of the form it was sent with, so that a double click brings in one.
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = AtGatheringQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="challenge_once_a_form")]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return f"{reverse('gatherings:hackathon', args=[self.gathering_id])}#challenge-{self.pk}"

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None


class ChallengeOwner(models.Model):
    """Whose issue it is: who answers questions about it and goes on with it afterwards."""

    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="owners")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="owned_challenges"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["challenge", "person"], name="challenge_owner_once")]

    def __str__(self):
        return f"{self.challenge}: {self.person}"
