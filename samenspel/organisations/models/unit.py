"""A part of an organisation; units may hold units."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models.organisation import Organisation


class Unit(models.Model):
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="parts",
        verbose_name=_("is part of"),
    )
    name = models.CharField(_("name"), max_length=160)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "parent", "name"], name="unit_once"),
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=models.Q(parent=None), name="unit_once_at_the_top"
            ),
        ]

    def __str__(self):
        return self.name
