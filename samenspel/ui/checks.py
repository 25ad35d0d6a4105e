"""A house style that cannot be found is said at the start, not met as a page in the wrong clothes."""

from django.conf import settings
from django.core.checks import Warning, register

from samenspel.ui.house_style import find


@register()
def house_style_is_there(app_configs=None, **kwargs):
    if not settings.THEME_FILE or find(settings.THEME_FILE):
        return []
    return [
        Warning(
            f"SAMENSPEL_THEME_FILE names {settings.THEME_FILE!r}, which is not among the static files.",
            hint=f"Put the file in {settings.STATIC_ROOT} and name it from there; until then ours is worn.",
            id="samenspel.W020",
        )
    ]
