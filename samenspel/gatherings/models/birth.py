"""What came of a gathering: a result, an experiment, an initiative or a proposal that was born there."""

from django.conf import settings
from django.db import models
from django.utils import timezone


def _born(to):
    """Of one gathering at most; it goes when what was born goes."""
    return models.OneToOneField(
        to, null=True, blank=True, on_delete=models.CASCADE, related_name="gathering_birth"
    )


class Birth(models.Model):
    BORN = ("result", "experiment", "initiative", "proposal")

    gathering = models.ForeignKey("gatherings.Gathering", on_delete=models.CASCADE, related_name="births")
    item = models.ForeignKey(
        "gatherings.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="births"
    )
    result = _born("work.Result")
    experiment = _born("work.Experiment")
    initiative = _born("work.Initiative")
    proposal = _born("decisions.Proposal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(result__isnull=False)
                | models.Q(experiment__isnull=False)
                | models.Q(initiative__isnull=False)
                | models.Q(proposal__isnull=False),
                name="birth_of_something",
            )
        ]

    def __str__(self):
        return f"{self.gathering} → {self.born}"

    @property
    def born(self):
        """(name, key) of what was born."""
        keys = ((name, getattr(self, f"{name}_id")) for name in self.BORN)
        return next(each for each in keys if each[1] is not None)
