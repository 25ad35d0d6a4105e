"""Dates as people say them, seen from now: "yesterday", "Thursday, 14:00", "26 November 2025"."""

from datetime import datetime, timedelta

from django.utils import formats, timezone
from django.utils.translation import gettext, ngettext, pgettext

A_MINUTE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)


def said(moment, now=None):
    """A moment or a day the way someone would say it ``now``."""
    now = timezone.localtime(now)
    if not isinstance(moment, datetime):
        return _day(moment, now.date())
    moment = timezone.localtime(moment)
    ago = now - moment
    if abs(ago) < A_MINUTE:
        return gettext("just now")
    if abs(ago) < AN_HOUR:
        return _minutes(ago)
    day = _day(moment.date(), now.date())
    if moment.date() < now.date():
        return day
    return pgettext("a day and a time", "%(day)s, %(time)s") % {"day": day, "time": clock(moment)}


def exactly(moment):
    """Day and time in full, for whoever wants to know."""
    if not isinstance(moment, datetime):
        return formats.date_format(moment, "l j F Y")
    moment = timezone.localtime(moment)
    return f"{formats.date_format(moment, 'l j F Y')}, {clock(moment)}"


def machine(moment):
    """The value of a datetime attribute."""
    return (timezone.localtime(moment) if isinstance(moment, datetime) else moment).isoformat()


def clock(moment):
    return formats.date_format(moment, pgettext("how a time is written, in letters of Django", "H:i"))


def _minutes(ago):
    minutes = round(abs(ago) / A_MINUTE)
    if ago > timedelta():
        return ngettext("%(count)s minute ago", "%(count)s minutes ago", minutes) % {"count": minutes}
    return ngettext("in %(count)s minute", "in %(count)s minutes", minutes) % {"count": minutes}


def _day(day, today):
    days = (today - day).days
    near = {0: gettext("today"), 1: gettext("yesterday"), -1: gettext("tomorrow")}
    if days in near:
        return near[days]
    if 1 < days < 7:
        return ngettext("%(count)s day ago", "%(count)s days ago", days) % {"count": days}
    if 7 <= days < 14:
        return gettext("last week")
    if -7 < days < -1:
        return formats.date_format(day, "l")
    if day.year == today.year:
        return formats.date_format(day, "l j F" if days < 0 else "j F")
    return formats.date_format(day, "j F Y")
