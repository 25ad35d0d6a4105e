"""Pictures: drawn anew from their pixels, upright, so that nothing else of what was sent remains.

No place, no camera, no name of who made it, no second file behind the first. What pages show is smaller
still, and made when it is first asked for.

A small file can unfold into a large picture, so how much memory one takes is bounded: by its pixels, by
making it smaller before anything is copied, and by unfolding one at a time in each process.
"""

import threading
import warnings
from contextlib import contextmanager
from io import BytesIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, ImageSequence

from samenspel.files import sniffing
from samenspel.files.models import SIZES
from samenspel.files.problems import Refused

FORMATS = {
    sniffing.JPEG: "JPEG",
    sniffing.PNG: "PNG",
    sniffing.GIF: "GIF",
    sniffing.WEBP: "WEBP",
    sniffing.AVIF: "AVIF",
    sniffing.BMP: "BMP",
    sniffing.TIFF: "TIFF",
}
# A JPEG is read at a fraction of its size; any other kind is unfolded whole before it becomes smaller.
MOST_PIXELS_OF_JPEG = 60_000_000
MOST_PIXELS = 25_000_000
# Of a picture that moves, all its frames together: they stand in memory side by side.
MOST_MOVING_PIXELS = 40_000_000
MOST_FRAMES = 300
LONGEST_SIDE = 3000
QUALITY = 88

# Kinds of pixels that can be mixed into fewer; numbers of a palette cannot.
MIXABLE = {"RGB", "RGBA", "L", "LA", "CMYK"}
ONE_AT_A_TIME = threading.Lock()

TOO_MANY_PIXELS = _(
    "This picture has too many pixels. A JPEG may have 60 megapixels, any other picture 25: make it smaller, "
    "or save it as JPEG."
)


def drawn_anew(content, looks):
    """(bytes, what they are, (width, height)) of the picture, upright and with its pixels only."""
    with opened(content, FORMATS[looks]) as picture:
        if getattr(picture, "is_animated", False) and looks in {sniffing.GIF, sniffing.WEBP, sniffing.PNG}:
            return _moving(picture)
        upright = ImageOps.exif_transpose(within(picture, LONGEST_SIDE))
        plain = _in_plain_colours(upright)
        return _saved(plain, _kept_as(plain, looks))


def sized(content, size):
    """WebP of a kept picture at one of ``SIZES``; of one that moves, its first frame."""
    side = SIZES[size]
    with opened(content, tuple(FORMATS.values())) as picture:
        small = within(picture, side)
        small = small.convert("RGBA" if _is_see_through(small) else "RGB")
        out = BytesIO()
        small.save(out, "WEBP", quality=80, method=4)
        return out.getvalue()


@contextmanager
def opened(content, formats):
    """The picture in ``content``, when it is one of ``formats`` and not too large. Raises Refused.

    Everything of what was brought, also photos of people, is unfolded through this one door.
    """
    formats = (formats,) if isinstance(formats, str) else formats
    try:
        with ONE_AT_A_TIME, warnings.catch_warnings():
            # What unfolds into far more than it seems is refused before it does.
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=formats) as picture:
                if picture.width * picture.height > _most_pixels(picture):
                    raise Refused(TOO_MANY_PIXELS)
                yield picture
    except Refused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused(TOO_MANY_PIXELS) from error
    except Exception as error:  # Pillow's readers fail in many ways on a broken picture; all mean the same.
        raise Refused(sniffing.BROKEN) from error


def _most_pixels(picture):
    """A JPEG that comes in layers, coarse to fine, is held whole while it is read, as any other kind is."""
    in_parts = picture.format in {"JPEG", "MPO"} and not picture.info.get("progressive")
    return MOST_PIXELS_OF_JPEG if in_parts else MOST_PIXELS


def within(picture, side):
    """At most ``side`` long, before it is turned or copied: whatever comes after works on few pixels."""
    picture.draft("RGB", (side, side))
    if picture.mode not in MIXABLE or "transparency" in picture.info:
        picture = picture.convert("RGBA" if _is_see_through(picture) else "RGB")
    picture.thumbnail((side, side), Image.Resampling.LANCZOS)
    return picture


def _in_plain_colours(picture):
    """The pixels alone, in sRGB: a colour profile holds texts, so it is applied and left out."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if _is_see_through(picture) else "RGB"
    if profile and picture.mode in {"RGB", "RGBA", "CMYK", "L"}:
        try:
            own = ImageCms.ImageCmsProfile(BytesIO(profile))
            target = "RGB" if picture.mode in {"CMYK", "L"} else picture.mode
            picture = ImageCms.profileToProfile(
                picture, own, ImageCms.createProfile("sRGB"), outputMode=target
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    picture = picture.convert(mode)
    clean = Image.new(mode, picture.size)
    clean.paste(picture)
    return clean


def _is_see_through(picture):
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info


def _kept_as(picture, looks):
    """Photos stay photos, drawings stay sharp; what few programs read becomes what all do."""
    if looks in {sniffing.JPEG, sniffing.WEBP, sniffing.AVIF}:
        return sniffing.WEBP if picture.mode == "RGBA" else sniffing.JPEG
    return sniffing.PNG


def _saved(picture, looks):
    out = BytesIO()
    if looks is sniffing.PNG:
        picture.save(out, "PNG")
    elif looks is sniffing.WEBP:
        picture.save(out, "WEBP", quality=QUALITY, method=4)
    else:
        picture.save(out, "JPEG", quality=QUALITY, progressive=True)
    return out.getvalue(), looks, picture.size


def _moving(picture):
    """Every frame drawn anew; comments and labels between the frames do not come along."""
    count = picture.n_frames
    if count > MOST_FRAMES or count * picture.width * picture.height > MOST_MOVING_PIXELS:
        raise Refused(
            _("This picture moves for too long. Choose a shorter one, or put it where films are kept.")
        )
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        durations.append(int(frame.info.get("duration") or 100))
        frames.append(_in_plain_colours(frame.convert("RGBA")))
    out = BytesIO()
    frames[0].save(
        out, "WEBP", save_all=True, append_images=frames[1:], duration=durations, loop=0, quality=80, method=2
    )
    return out.getvalue(), sniffing.WEBP, picture.size
