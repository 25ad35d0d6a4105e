"""What every page's frame needs to know of the house; it stands over what the environment says."""

from django.conf import settings
from django.urls import reverse

from samenspel.house.address import whole
from samenspel.house.rules import rules
from samenspel.ui.house_style import style_digest

NAMES = {"nl": "Nederlands", "en": "English"}


def house(request):
    held = rules()
    return {
        "site_name": held.name,
        # The same page with choices in its address is no other page to who searches the web.
        "canonical": whole(request.path, request),
        "house_style_url": _style(held.theme_file),
        "house_logo_url": f"{reverse('house:logo')}?{held.logo.name[-12:-4]}" if held.logo else "",
        "sign_up_open": held.sign_up in {"open", "domains"},
        "offered_languages": [
            (code, NAMES[code]) for code, _name in settings.LANGUAGES if code in held.languages
        ],
    }


def _style(theme_file):
    return f"{reverse('house:style')}?{style_digest(theme_file)}" if theme_file else ""
