"""Photos of people: read with suspicion, turned upright, without anything but the picture, in two sizes.

What is kept was drawn anew from the pixels, so nothing else of what was sent remains: no place, no camera,
no text. Files stand in the data folder under a name that cannot be guessed and changes with the photo.
"""

import secrets
from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from samenspel.files import pictures
from samenspel.files.problems import Refused

SIZES = {"small": 160, "large": 480}
FORMATS = tuple(pictures.FORMATS.values())
MOST_BYTES = 15 * 1024 * 1024
LEAST_SIDE = 80
CONTENT_TYPE = "image/webp"


class NotAPhoto(Refused):
    """The file cannot be used; the message says why and what to do."""


def read(file):
    """The picture in an uploaded file, upright, square and without metadata. Raises NotAPhoto."""
    if file.size > MOST_BYTES:
        raise NotAPhoto(_("This file is larger than 15 MB. Choose a smaller photo."))
    file.seek(0)
    try:
        with pictures.opened(file.read(), FORMATS) as picture:
            return _square(picture)
    except NotAPhoto:
        raise
    except Refused as refused:
        if refused.sentence == pictures.TOO_MANY_PIXELS:
            raise NotAPhoto(refused.sentence) from refused
        raise NotAPhoto(
            _("This is not a photo we can read. Choose a JPEG, PNG, WebP, AVIF, GIF, BMP or TIFF file.")
        ) from refused


def _square(picture):
    if min(picture.size) < LEAST_SIDE:
        raise NotAPhoto(_("This photo is very small. Choose one of at least 80 by 80 pixels."))
    side = SIZES["large"]
    # So long that the shorter side still fills the square, and no longer.
    longest = min(side * max(picture.size) // min(picture.size) + 1, pictures.LONGEST_SIDE)
    flat = _on_white(ImageOps.exif_transpose(pictures.within(picture, longest)))
    return ImageOps.fit(flat, (side, side), Image.Resampling.LANCZOS, centering=(0.5, 0.4))


def _on_white(picture):
    if picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info:
        picture = picture.convert("RGBA")
        ground = Image.new("RGB", picture.size, "white")
        ground.paste(picture, mask=picture.getchannel("A"))
        return ground
    return picture.convert("RGB")


def keep(person, picture):
    """Let ``picture`` (from ``read``) be the photo of ``person``; the one before goes."""
    name = secrets.token_hex(16)
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    for size, side in SIZES.items():
        path = path_of(name, size)
        _clean(picture, side).save(path, "WEBP", quality=82, method=4)
        path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    _take_the_place(person, name)


def remove(person):
    """Take the photo away, with its files."""
    _take_the_place(person, "")


@transaction.atomic
def _take_the_place(person, name):
    before, person.photo = person.photo, name
    person.save(update_fields=["photo"])
    _unlink(before)


def _clean(picture, side):
    """The pixels alone, at one size."""
    clean = Image.new("RGB", (side, side))
    clean.paste(picture.resize((side, side), Image.Resampling.LANCZOS))
    return clean


def as_jpeg(name):
    """The small photo as JPEG, which every address book reads."""
    out = BytesIO()
    with Image.open(path_of(name, "small"), formats=["WEBP"]) as picture:
        picture.convert("RGB").save(out, "JPEG", quality=82)
    return out.getvalue()


def folder():
    return Path(settings.MEDIA_ROOT) / "photos"


def path_of(name, size):
    return folder() / f"{name}-{size}.webp"


def _unlink(name):
    """Files go once it is certain that the photo did."""

    def unlink():
        for size in SIZES if name else ():
            path_of(name, size).unlink(missing_ok=True)

    transaction.on_commit(unlink)
