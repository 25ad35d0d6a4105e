"""``{% held gathering %}``: when a gathering is, on its own clock, and as the reader's calendar says it."""

from datetime import timedelta

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from samenspel.ui.dates import clock, exactly

register = template.Library()

# What lasts longer and ends on another day says which day.
EVENING = timedelta(hours=12)


@register.simple_tag
def held(thing):
    """“Thursday 3 December, 14:00–16:00”; the name of the clock where it is not the reader's.

    thing   what has ``begins`` and ``ends`` on their own clock: a gathering, or a moment to choose
    """
    begins, ends = thing.begins, thing.ends
    if begins is None:
        return _("a day is being found")
    return format_html(
        '<time class="time-span" datetime="{}" title="{}">{}</time>',
        begins.isoformat(),
        exactly(begins),
        said(begins, ends),
    )


def said(begins, ends):
    hours = f"{_clock(begins)}–{_clock(ends)}"
    if ends.date() != begins.date() and ends - begins > EVENING:
        hours = f"{_clock(begins)} – {_day(ends)}, {_clock(ends)}"
    here = timezone.get_current_timezone()
    if begins.utcoffset() != begins.astimezone(here).utcoffset():
        hours = _("%(hours)s on the clock of %(zone)s") % {"hours": hours, "zone": zone_name(begins.tzinfo)}
    return f"{_day(begins)}, {hours}"


def zone_name(zone):
    """How people call it: Amsterdam rather than Europe/Amsterdam."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def _day(moment):
    year = "" if moment.year == timezone.localdate().year else " Y"
    return formats.date_format(moment.date(), f"l j F{year}")


def _clock(moment):
    # Without its zone, so that it is not told on another clock.
    return clock(moment.replace(tzinfo=None))
