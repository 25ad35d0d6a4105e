"""Ties and method, frozen at a date, with the figures they gave."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.intake.models import Dataset
from samenspel.privacy.conditions import worked_out_once
from samenspel.privacy.visibility import has_introduced, is_signed_in


class SnapshotQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """The house is for whoever has an account with a name; a dataset for whom the dataset is."""
        seen = Q(dataset__in=Dataset.objects.visible_to(person))
        if has_introduced(person):
            seen |= Q(dataset=None)
        return self.filter(seen)

    def of(self, dataset):
        """Of one imported dataset, or of the house itself (None)."""
        return self.filter(dataset=dataset)

    def offered(self):
        """Those that may be shown beside one another: nobody can be worked out by subtracting them."""
        return self.filter(is_offered=True)

    def newest_first(self):
        return self.order_by("-on", "-pk")


class Snapshot(models.Model):
    """The network of the house itself (``dataset`` is empty) or of an imported dataset, on a date.

    ``ties`` is a compressed NumPy archive (see ``freezing``): person ids, arcs by position, values, groups.
    When someone is erased their id in it becomes 0, so the shape stays and the person is gone. ``figures``
    holds totals as they were measured; what of them is shown is decided by ``privacy.discretion``. A
    snapshot is never changed.
    """

    class Counting(models.TextChoices):
        ALL = "all", _("everything so far")
        ACTIVE = "active", _("what is active now")

    dataset = models.ForeignKey(
        "intake.Dataset", null=True, blank=True, on_delete=models.CASCADE, related_name="snapshots"
    )
    # The relation, kind of event or source; empty is all kinds together.
    relation = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    counting = models.CharField(max_length=10, choices=Counting)
    n = models.PositiveIntegerField()
    ties = models.BinaryField()
    figures = models.JSONField(default=dict)
    is_offered = models.BooleanField(default=False)
    method = models.CharField(max_length=120)
    seed = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField(default=timezone.now)

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "relation", "on", "counting"], name="snapshot_once"),
            models.UniqueConstraint(
                fields=["relation", "on", "counting"],
                condition=Q(dataset=None),
                name="snapshot_of_the_house_once",
            ),
        ]

    def __str__(self):
        return f"{self.relation} {self.on}"


class OwnFiguresQuerySet(models.QuerySet):
    @worked_out_once
    def visible_to(self, person):
        """One's own, and nobody else's; an administrator is nobody else either."""
        return self.filter(person=person) if is_signed_in(person) else self.none()


class OwnFigures(models.Model):
    """What the newest snapshot says about one person, for that person's eyes only."""

    snapshot = models.ForeignKey(Snapshot, on_delete=models.CASCADE, related_name="own_figures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    figures = models.JSONField()

    objects = OwnFiguresQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["snapshot", "person"], name="own_figures_once")]

    def __str__(self):
        return f"{self.person_id} in {self.snapshot_id}"
