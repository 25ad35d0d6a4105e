"""``{% when moment %}``: a time element that says a moment as people do and holds it exactly."""

from datetime import datetime, timedelta
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from samenspel.ui.dates import A_MINUTE, AN_HOUR, exactly, machine, said

register = template.Library()


@register.simple_tag
def when(moment, now=None):
    if not moment:
        return ""
    ago = timezone.now() - moment if now is None and isinstance(moment, datetime) else timedelta()
    if ago < A_MINUTE:
        return _written(moment, now)
    minutes = round(ago / A_MINUTE) if ago < AN_HOUR else None
    zone = timezone.get_current_timezone_name()
    return _ago(moment, minutes, timezone.localdate(), get_language(), zone)


@lru_cache(maxsize=4096)
def _ago(moment, minutes, today, language, zone):
    """What lies back reads the same for a minute, and after an hour all day; long lists are full of it."""
    return _written(moment, None)


def _written(moment, now):
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', machine(moment), exactly(moment), said(moment, now)
    )
