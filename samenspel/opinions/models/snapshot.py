"""A map as it was published: what everyone may see of it, and what the next map starts from."""

from django.db import models
from django.utils import timezone

from samenspel.opinions.models.conversation import Conversation


class MapSnapshot(models.Model):
    """One step of a map. No row names a participant: neither what is shown nor what is worked on with.

    votes    how many votes it was worked out from
    upto     moment of the newest of them
    final    the last one, of a closed conversation
    result   what everyone who may see the map sees, and nothing else (see ``disclosing``)
    inner    plane and centres of the groups, to go on from and to find one's own place; shown to nobody
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="snapshots")
    step = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    votes = models.PositiveIntegerField()
    upto = models.DateTimeField(null=True)
    final = models.BooleanField(default=False)
    method = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    seed = models.PositiveIntegerField()
    result = models.JSONField()
    inner = models.JSONField()

    class Meta:
        ordering = ["conversation", "step"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "step"], name="map_snapshot_step"),
        ]

    def __str__(self):
        return f"{self.conversation_id} {self.step}"
