"""One round of making the purpose together, from the first ideas to a version, and how it went on.

Its life, declared here and checked when this file is read: forward, also past a phase, and back again. A
version comes only out of reactions. What ended without a version may go on.
"""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.privacy.conditions import worked_out_once


class Phase(models.TextChoices):
    OPEN = "open", _("Ideas")
    CONVERSATION = "conversation", _("Conversation")
    PROPOSAL = "proposal", _("Drafts")
    TESTING = "testing", _("Reactions")
    ADOPTED = "adopted", _("Version")
    ENDED = "ended", _("Ended")


#: The phases in which people make something, in the order in which they follow each other.
WORKING = (Phase.OPEN, Phase.CONVERSATION, Phase.PROPOSAL, Phase.TESTING)

TRANSITIONS = {
    Phase.OPEN: {Phase.CONVERSATION, Phase.PROPOSAL, Phase.TESTING, Phase.ENDED},
    Phase.CONVERSATION: {Phase.OPEN, Phase.PROPOSAL, Phase.TESTING, Phase.ENDED},
    Phase.PROPOSAL: {Phase.OPEN, Phase.CONVERSATION, Phase.TESTING, Phase.ENDED},
    Phase.TESTING: {Phase.OPEN, Phase.CONVERSATION, Phase.PROPOSAL, Phase.ADOPTED, Phase.ENDED},
    # Only for as long as adopting can be taken back.
    Phase.ADOPTED: {Phase.TESTING},
    Phase.ENDED: set(WORKING),
}


def check_transitions(transitions):
    """See that every phase is named and can be reached, and that one alone leads to a version."""
    if set(transitions) != set(Phase):
        raise ImproperlyConfigured("A phase is missing from TRANSITIONS, or one there is unknown.")
    reached = set().union(*transitions.values()) | {Phase.OPEN}
    if reached != set(Phase):
        raise ImproperlyConfigured(f"Nothing leads to {set(Phase) - reached}.")
    if any(phase in following for phase, following in transitions.items()):
        raise ImproperlyConfigured("A phase does not follow on itself.")
    if {phase for phase, following in transitions.items() if Phase.ADOPTED in following} != {Phase.TESTING}:
        raise ImproperlyConfigured("A version comes only out of reactions.")


check_transitions(TRANSITIONS)


class RoundQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """Whoever sees the community sees how its purpose was made."""
        return self.filter(community__in=Community.objects.visible_to(person))

    def running(self):
        return self.filter(phase__in=WORKING)

    def newest_first(self):
        return self.order_by("-number")


class Round(models.Model):
    community = models.ForeignKey("communities.Community", on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.OPEN)
    why = models.CharField(_("why now"), max_length=400, blank=True)
    conversation = models.ForeignKey(
        "opinions.Conversation", null=True, blank=True, on_delete=models.SET_NULL, related_name="rounds"
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    started_at = models.DateTimeField(default=timezone.now)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["community", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["community"],
                condition=Q(phase__in=["open", "conversation", "proposal", "testing"]),
                name="round_one_running",
            ),
        ]

    def __str__(self):
        return f"{self.community} {self.number}"

    def get_absolute_url(self):
        return reverse("purpose:round", args=[self.community.slug, self.number])

    @property
    def is_running(self):
        return self.phase in WORKING

    def may_become(self, phase):
        return phase in TRANSITIONS[self.phase]


class PhaseChange(models.Model):
    """That a round went on, or back, and why."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="changes")
    was = models.CharField(max_length=12, choices=Phase)
    became = models.CharField(max_length=12, choices=Phase)
    why = models.CharField(_("why"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # When this change took an earlier one back.
    undoes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="undone_by"
    )

    class Meta:
        ordering = ("-at", "-pk")

    def __str__(self):
        return f"{self.round}: {self.was} → {self.became}"
