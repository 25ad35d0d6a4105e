"""How the house looks: which styles are installed to choose from, and a logo made safe."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from samenspel.ui import house_style

MOST_STYLES = 50
LARGEST_BYTES = 2_000_000
LARGEST_PIXELS = 25_000_000
HEIGHT = 128
FORMATS = ("PNG", "JPEG", "WEBP")


def installed_styles():
    """The theme files in the data folder that the house can wear, as addresses under ``static``."""
    root = Path(settings.STATIC_ROOT)
    found = []
    for path in sorted(root.rglob("*.css")):
        if path.parent.name != "color-scheme-dark" and _is_theme(path):
            found.append(path.relative_to(root).as_posix())
    return found[:MOST_STYLES]


def _is_theme(path):
    try:
        tokens, _dark = house_style.tokens_of(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return False
    return any(name.startswith("--basis-color-") for name in tokens)


def as_logo(upload):
    """The uploaded picture drawn anew as a small PNG, so that nothing but its pixels comes along."""
    if upload.size > LARGEST_BYTES:
        raise ValidationError(_("This file is larger than 2 MB. Save it smaller and try again."))
    try:
        with Image.open(upload, formats=FORMATS) as picture:
            if picture.width * picture.height > LARGEST_PIXELS:
                raise ValidationError(_("This picture is too large. Save it smaller and try again."))
            drawn = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError, SyntaxError) as error:
        raise ValidationError(
            _("This is no picture we can read. Choose a PNG, JPEG or WebP file.")
        ) from error
    drawn.thumbnail((HEIGHT * 4, HEIGHT))
    target = BytesIO()
    drawn.save(target, "PNG")
    return ContentFile(target.getvalue(), name=f"logo-{get_random_string(8)}.png")
