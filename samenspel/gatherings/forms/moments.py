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


def last_day_of(begins, ends):
    """The last day of what takes several; None for one day, or one evening that ends after midnight."""
    one_evening = begins.date() + timedelta(days=ends.time() <= begins.time())
    return ends.date() if ends.date() > one_evening else None


def moments(day, begins, ends, zone, *, last=None):
    """(begin, end); what ends no later than it begins ends the next day. None for a time that night skips.

    last   the last day, of what takes several
    """
    tz = ZoneInfo(zone)
    last = last if last and last > day else day + timedelta(days=ends <= begins)
    return at_clock(day, begins, tz), at_clock(last, ends, tz)
