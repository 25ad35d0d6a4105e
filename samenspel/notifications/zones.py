"""Where it is what time for someone: time zones to choose from, and the one somebody has."""

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.utils.translation import gettext_lazy as _

# Not all six hundred: those people here live in, and one for each hour elsewhere.
ZONES = [
    ("Europe/Amsterdam", _("Netherlands, Belgium, Germany, France, Spain, Italy, Sweden, Poland")),
    ("Europe/London", _("United Kingdom, Ireland, Portugal")),
    ("Atlantic/Reykjavik", _("Iceland")),
    ("Europe/Helsinki", _("Finland, Baltic states, Ukraine, Romania, Bulgaria, Greece")),
    ("Europe/Istanbul", _("Turkey")),
    ("Africa/Casablanca", _("Morocco")),
    ("Africa/Lagos", _("West Africa")),
    ("Africa/Johannesburg", _("Southern Africa")),
    ("Africa/Nairobi", _("East Africa")),
    ("Asia/Dubai", _("Gulf states")),
    ("Asia/Karachi", _("Pakistan")),
    ("Asia/Kolkata", _("India")),
    ("Asia/Jakarta", _("Western Indonesia, Thailand, Vietnam")),
    ("Asia/Makassar", _("Central Indonesia, China, Philippines")),
    ("Asia/Tokyo", _("Eastern Indonesia, Japan, Korea")),
    ("Australia/Brisbane", _("Brisbane")),
    ("Australia/Sydney", _("Sydney, Melbourne")),
    ("Pacific/Auckland", _("New Zealand")),
    ("America/Sao_Paulo", _("Brazil")),
    ("America/Paramaribo", _("Surinam")),
    ("America/Curacao", _("Aruba, Bonaire, Curaçao, Saba, Saint Eustatius, Saint Martin")),
    ("America/New_York", _("East of the United States and Canada")),
    ("America/Chicago", _("Middle of the United States, Canada")),
    ("America/Denver", _("Mountains of the United States, Canada")),
    ("America/Los_Angeles", _("West of the United States and Canada")),
    ("Pacific/Honolulu", _("Hawaii")),
]


def zone_of(person):
    """The time zone of ``person``, or that of the house where they chose none, or none that there is."""
    return zone(person.time_zone) or zone(settings.TIME_ZONE)


@cache
def zone(name):
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None
