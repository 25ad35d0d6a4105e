"""The moments that are meant by a day and two times of day, on the clock of a time zone."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.recurring import at_clock

SKIPPED = _("That night the clock goes forward and skips this time. Take another.")
UNKNOWN_ZONE = _("This is no time zone we know. An example: Europe/Amsterdam.")


def checked_zone(name):
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise forms.ValidationError(UNKNOWN_ZONE) from None
    return name


def moments(day, begins, ends, zone):
    """(begin, end); what ends no later than it begins ends the next day. None for a time that night skips."""
    tz = ZoneInfo(zone)
    last = day + timedelta(days=ends <= begins)
    return at_clock(day, begins, tz), at_clock(last, ends, tz)
