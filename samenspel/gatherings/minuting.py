"""Writing minutes together: each point is a part of its own, and every version of it is kept."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.gatherings import access
from samenspel.gatherings.models import MinutesEdit, MinutesPart
from samenspel.gatherings.sight import minutes_sight
from samenspel.gatherings.stepping import held
from samenspel.live.changing import changed


@transaction.atomic
def write(gathering, *, by, text, item=None, at=None):
    """Write the minutes of a point, or without one what was said beside the agenda.

    The same words again change nothing; how it read before is kept.
    """
    gathering, at = held(gathering), at or timezone.now()
    if not access.can_minute(by, gathering) or (item and item.gathering_id != gathering.pk):
        raise PermissionDenied
    said = {"text": text, "by": by, "at": at, **minutes_sight(gathering).written}
    part = MinutesPart.objects.filter(gathering=gathering, item=item).first()
    if part is None:
        part = MinutesPart.objects.create(gathering=gathering, item=item, **said)
    elif part.text != text:
        _keep(part)
        for name, value in said.items():
            setattr(part, name, value)
        part.version += 1
        part.save()
    changed(f"gathering:{gathering.pk}")
    return part


def _keep(part):
    """How it read before, and who wrote that."""
    MinutesEdit.objects.create(
        part=part,
        version=part.version,
        text=part.text,
        by_id=part.by_id,
        at=part.at,
        written_for=part.written_for,
        written_in_id=part.written_in_id,
    )
