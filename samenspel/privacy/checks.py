"""A mistake in the settings that would show small groups is refused at the start."""

from django.conf import settings
from django.core.checks import Error, register

from measures.discretion import LOWEST, checked_threshold


@register()
def smallest_group_is_large_enough(app_configs=None, **kwargs):
    try:
        checked_threshold(settings.SMALLEST_GROUP)
    except ValueError:
        return [
            Error(
                f"SAMENSPEL_SMALLEST_GROUP is {settings.SMALLEST_GROUP!r}, below {LOWEST}.",
                hint="It may be raised (8 or 10 are usual), never lowered. Leave it out for 5.",
                id="samenspel.E010",
            )
        ]
    return []
