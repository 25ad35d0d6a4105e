"""That two organisations work together as partners."""

from django.db import models
from django.db.models import F, Q

from samenspel.organisations.models.organisation import Organisation


class Partnership(models.Model):
    """Stored once per pair: ``one`` is the older row of the two."""

    one = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=240, blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["one", "other"], condition=Q(until=None), name="partnership_once"
            ),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="partnership_in_order"),
        ]

    def __str__(self):
        return f"{self.one} & {self.other}"
