"""What was said, per point of the agenda; written together by several people at once."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.discussions.models.written import Written


class MinutesPart(Written):
    """The minutes of one point; without a point: what was said beside the agenda."""

    gathering = models.ForeignKey(
        "gatherings.Gathering", on_delete=models.CASCADE, related_name="minutes_parts"
    )
    item = models.OneToOneField(
        "gatherings.AgendaItem", null=True, blank=True, on_delete=models.CASCADE, related_name="minutes_part"
    )
    text = models.TextField(_("what was said"), max_length=20_000, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering"], condition=models.Q(item=None), name="minutes_beside_agenda_once"
            )
        ]

    def __str__(self):
        return f"{self.gathering}: {self.item or '–'}"


class MinutesEdit(Written):
    """How a part read before it was changed, and who wrote that."""

    part = models.ForeignKey(MinutesPart, on_delete=models.CASCADE, related_name="edits")
    version = models.PositiveIntegerField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["part", "version"], name="minutes_edit_once")]

    def __str__(self):
        return f"{self.part} v{self.version}"
