"""``{% built "networks/map" %}``, ``{% built_css %}``: files that ui/build.mjs made, by their plain name."""

import json
from functools import cache
from pathlib import Path

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html

register = template.Library()

MANIFEST = Path(__file__).resolve().parents[1] / "static" / "built" / "manifest.json"


class NotBuilt(Exception):
    """The page asks for a file that has not been made; says what to run."""


@register.simple_tag
def built(name):
    """The module script of an island, or of every page (``page``)."""
    return format_html('<script type="module" src="{}"></script>', built_url(name))


@register.simple_tag
def built_css():
    return format_html('<link rel="stylesheet" href="{}">', built_url("page.css"))


@register.simple_tag
def built_css_if_there():
    """The same for error pages, which show their words even where nothing has been built."""
    try:
        return built_css()
    except NotBuilt:
        return ""


@register.simple_tag
def built_font(name):
    """Asks for a font before the style sheet has been read."""
    return format_html(
        '<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', built_url(f"fonts/{name}")
    )


def built_url(name):
    files = _read(MANIFEST) if settings.DEBUG else _remembered(MANIFEST)
    if name not in files:
        raise NotBuilt(f"{name!r} is not among the built files. Run bin/setup, or: npm run build.")
    return static(files[name])


def _read(manifest):
    try:
        return json.loads(manifest.read_text())["files"]
    except FileNotFoundError:
        raise NotBuilt("The style sheets and scripts have not been built. Run bin/setup.") from None


_remembered = cache(_read)
