"""Ties and method, frozen at a date, with the figures they gave."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Snapshot(models.Model):
    """The network of the house itself (``dataset`` is empty) or of an imported dataset, on a date.

    ``ties`` is a compressed NumPy archive: person ids, arcs by position, values. When someone is erased their
    id in it becomes 0, so the shape stays and the person is gone. ``figures`` holds totals and groups, not people.
    """

    dataset = models.ForeignKey(
        "intake.Dataset", null=True, blank=True, on_delete=models.CASCADE, related_name="snapshots"
    )
    relation = models.CharField(max_length=60)
    on = models.DateField()
    # How ties count: "all" since the beginning, or "active" on the date by decay.
    counting = models.CharField(max_length=10)
    n = models.PositiveIntegerField()
    ties = models.BinaryField()
    figures = models.JSONField(default=dict)
    method = models.CharField(max_length=40)
    seed = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "relation", "on", "counting"], name="snapshot_once"),
            models.UniqueConstraint(
                fields=["relation", "on", "counting"],
                condition=models.Q(dataset=None),
                name="snapshot_of_the_house_once",
            ),
        ]

    def __str__(self):
        return f"{self.relation} {self.on}"


class OwnFigures(models.Model):
    """What a snapshot says about one person, for that person's eyes only."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="own_figures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    figures = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["snapshot", "person"], name="own_figures_once")]

    def __str__(self):
        return f"{self.person_id} in {self.snapshot_id}"
