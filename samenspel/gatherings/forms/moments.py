"""Days and times of day as people type them, and the moments they are on the clock of a time zone."""

from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.gatherings.recurring import at_clock

SKIPPED = _("That night the clock goes forward and skips this time. Take another.")
UNKNOWN_ZONE = _("This is no time zone we know. An example: Europe/Amsterdam.")


def day_field(label, **more):
    return forms.DateField(
        label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more
    )


def clock_field(label, **more):
    return forms.TimeField(
        label=label, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), **more
    )


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
