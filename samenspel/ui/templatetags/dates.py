"""``{% when moment %}``: a time element that says a moment as people do and holds it exactly."""

from datetime import datetime, timedelta
from functools import lru_cache

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language

from samenspel.ui.dates import exactly, machine, said

register = template.Library()


@register.simple_tag
def when(moment, now=None):
    if not moment:
        return ""
    if now is None and isinstance(moment, datetime) and timezone.now() - moment > timedelta(days=2):
        return _days_ago(moment, timezone.localdate(), get_language(), timezone.get_current_timezone_name())
    return _written(moment, now)


@lru_cache(maxsize=4096)
def _days_ago(moment, today, language, zone):
    """What lies some days back reads the same all day; long lists are full of it."""
    return _written(moment, None)


def _written(moment, now):
    return format_html(
        '<time datetime="{}" title="{}">{}</time>', machine(moment), exactly(moment), said(moment, now)
    )
