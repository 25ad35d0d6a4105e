"""A tie from one person to another as a file stated it, in one relation, with its value."""

from django.conf import settings
from django.db import models


class Tie(models.Model):
    dataset = models.ForeignKey("intake.Dataset", on_delete=models.CASCADE, related_name="ties")
    relation = models.CharField(max_length=60)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    value = models.FloatField(default=1.0)
    # In a relation without direction each tie stands once.
    directed = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["dataset", "relation", "person", "other"], name="tie_once"),
        ]

    def __str__(self):
        return f"{self.relation}: {self.person_id} → {self.other_id}"
