"""The picture that goes along when someone shares a public result.

The same content gives the same bytes; a picture is made once and kept until the result reads differently.
"""

import json
from functools import cache
from hashlib import sha256
from pathlib import Path

import typst
from django.conf import settings
from django.core.cache import cache as kept
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from samenspel import ui

SHEET = Path(__file__).parent / "card.typ"
# Made from our own by ui/build_fonts.mjs; without them the sheet falls back on a serif of its own.
FONTS = Path(ui.__file__).parent / "static" / "built" / "sheets"
A_MONTH = 30 * 24 * 3600

# Pixels by pixels: what sites that show links ask for. The sheet is 600 by 315 points.
WIDTH, HEIGHT = 1200, 630
PIXELS_A_POINT = 2


def content(result):
    """What stands on the picture, in the present language; plain texts only."""
    return {
        "title": result.title,
        "kind": str(result.get_kind_display()),
        "is_learned": result.kind == result.Kind.LEARNED,
        "for_whom": _("for %s") % result.for_whom if result.for_whom else "",
        "quoted": result.quoted,
        "figure": result.figure,
        "figure_meaning": result.figure_meaning,
        "community": result.community.name,
        "day": date_format(localdate(result.published_at), "j F Y"),
        "house": settings.SITE_NAME,
    }


def mark(said):
    """Tells one picture from another, also when the sheet itself is drawn anew."""
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return sha256(text.encode() + _sheet()).hexdigest()[:32]


def png(said):
    """The picture as PNG."""
    key = f"work.card.{mark(said)}"
    found = kept.get(key)
    if found is None:
        found = _draw(said)
        kept.set(key, found, A_MONTH)
    return found


def _draw(said):
    return typst.compile(
        _sheet(),
        format="png",
        ppi=72 * PIXELS_A_POINT,
        sys_inputs={"said": json.dumps(said, ensure_ascii=False, sort_keys=True)},
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
    )


@cache
def _sheet():
    return SHEET.read_bytes()
