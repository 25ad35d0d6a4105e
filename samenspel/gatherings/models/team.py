"""A team on a challenge: people of at least two organisations, who first write down what they share.

gathers ──▶ writes its joint interest ──▶ signed by all: goes on ──▶ an experiment with an owner and a day

Where it stands follows from its rows: who is in it now, for which organisation, and who signed which words.
"""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.models.challenge import Challenge
from samenspel.moderation.hiding import hiding_of, not_hidden
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import is_signed_in

LEAST_ORGANISATIONS = 2


class TeamQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        own = models.Q(by=person) if is_signed_in(person) else None
        return self.filter(
            not_hidden(self.model, own=own), challenge__in=Challenge.objects.visible_to(person)
        )

    def for_pages(self):
        return self.select_related("challenge__gathering__community", "interest")


class Team(models.Model):
    challenge = models.ForeignKey(Challenge, on_delete=models.CASCADE, related_name="teams")
    name = models.CharField(_("what you call yourselves"), max_length=80)
    # These two open once the joint interest is signed.
    idea = models.TextField(_("what you would do"), max_length=4000, blank=True)
    needs = models.CharField(_("what you need of others for it"), max_length=400, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    once = models.UUIDField(null=True, blank=True, editable=False)

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["by", "once"], name="team_once_a_form")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("gatherings:team", args=[self.pk])

    @property
    def gathering(self):
        return self.challenge.gathering

    @cached_property
    def is_hidden(self):
        return hiding_of(self) is not None


class TeamPlaceQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until=None)


class TeamPlace(models.Model):
    """Somebody in a team, and for which organisation they are there; none: for themselves."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="team_places")
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name=_("for which organisation you are here"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True, blank=True)

    objects = TeamPlaceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["team", "person"], condition=models.Q(until=None), name="in_team_once"
            )
        ]

    def __str__(self):
        return f"{self.person} · {self.team}"


class TeamOutcome(models.Model):
    """What a team goes home with: an experiment, who owns it, and when it says what it taught."""

    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="outcomes")
    experiment = models.OneToOneField(
        "work.Experiment", on_delete=models.CASCADE, related_name="came_from_team"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="team_outcomes"
    )
    by_when = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.team}: {self.experiment}"
