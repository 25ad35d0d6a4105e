"""Pictures drawn anew: nothing but the pixels remains, upright, and none unfolds into more than it seems."""

import zlib
from io import BytesIO

import pytest
from PIL import Image

from samenspel.files import pictures
from samenspel.files.cleaning import clean
from samenspel.files.problems import Refused
from tests.files.making import NAME, jpeg_with_xmp_and_iptc, picture, png_with_words

FORMS = ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"]


def opened(content):
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("form", FORMS)
def test_no_metadata_is_left_in_any_kind_of_picture(form):
    cleaned = clean(picture(form))

    assert NAME.encode() not in cleaned.content
    assert not opened(cleaned.content).getexif()
    assert set(opened(cleaned.content).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | {
        "progressive",
        "progression",
        "loop",
        "background",
    }


def test_what_cameras_and_newspapers_write_in_a_jpeg_is_gone_and_what_stood_behind_it_too():
    content = jpeg_with_xmp_and_iptc()
    assert content.count(NAME.encode()) == 4

    cleaned = clean(content).content

    assert NAME.encode() not in cleaned
    assert b"script" not in cleaned


def test_what_programs_write_in_a_png_is_gone():
    assert NAME.encode() not in clean(png_with_words()).content


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_that_lay_on_its_side_stands_upright(form):
    cleaned = clean(picture(form, (400, 300), turned=True))

    assert (cleaned.width, cleaned.height) == (300, 400)
    red, _green, blue = opened(cleaned.content).convert("RGB").getpixel((150, 380))
    assert blue > 200 > red


def test_a_very_large_photo_is_made_smaller():
    cleaned = clean(picture(size=(4000, 2000)))

    assert (cleaned.width, cleaned.height) == (3000, 1500)


@pytest.mark.parametrize("form", ["PNG", "WEBP"])
def test_a_large_picture_is_made_smaller_before_it_is_turned(form, monkeypatch):
    turned = []
    transpose = pictures.ImageOps.exif_transpose
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 200)
    monkeypatch.setattr(
        pictures.ImageOps, "exif_transpose", lambda each: turned.append(max(each.size)) or transpose(each)
    )

    cleaned = clean(picture(form, (400, 300), turned=True))

    assert turned == [200]
    assert (cleaned.width, cleaned.height) == (150, 200)


def test_a_picture_with_a_palette_keeps_its_colours_when_it_is_made_smaller(monkeypatch):
    monkeypatch.setattr(pictures, "LONGEST_SIDE", 100)
    out = BytesIO()
    opened(picture("PNG")).quantize(4).save(out, "PNG")

    small = opened(clean(out.getvalue()).content).convert("RGB")

    assert small.size == (100, 75)
    assert (small.getpixel((20, 30)), small.getpixel((80, 30))) == ((255, 0, 0), (0, 0, 255))


def test_a_drawing_that_is_see_through_stays_so():
    cleaned = clean(picture("PNG", mode="RGBA"))

    assert opened(cleaned.content).mode == "RGBA"


def test_a_picture_that_moves_goes_on_moving_without_its_comments():
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:], duration=80, comment=NAME.encode())
    assert NAME.encode() in out.getvalue()

    cleaned = clean(out.getvalue())

    assert (cleaned.mime, opened(cleaned.content).n_frames) == ("image/webp", 3)
    assert NAME.encode() not in cleaned.content


def bomb(width, height):
    """A PNG of a few kilobytes that unfolds into gigabytes."""

    def chunk(name, body):
        return len(body).to_bytes(4, "big") + name + body + zlib.crc32(name + body).to_bytes(4, "big")

    sides = width.to_bytes(4, "big") + height.to_bytes(4, "big")
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", sides + b"\x08\x02\0\0\0")
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("sides", [(50_000, 50_000), (9_000, 9_000), (5_001, 5_000), (2_000_000_000, 1)])
def test_a_picture_that_unfolds_into_too_much_is_refused_before_it_does(sides):
    with pytest.raises(Refused, match="too many pixels"):
        clean(bomb(*sides))


def test_a_jpeg_is_read_at_a_fraction_and_may_have_more_pixels_unless_it_comes_in_layers(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 400 * 300 - 1)

    assert clean(picture("JPEG")).width == 400
    for content in (picture("JPEG", progressive=True), picture("PNG")):
        with pytest.raises(Refused, match="too many pixels"):
            clean(content)


def test_pictures_are_unfolded_one_at_a_time(monkeypatch):
    held = []
    monkeypatch.setattr(pictures, "within", lambda *given: held.append(pictures.ONE_AT_A_TIME.locked()))

    with pytest.raises(Refused):
        clean(picture())

    assert held == [True]
    assert not pictures.ONE_AT_A_TIME.locked()


def test_a_film_of_a_picture_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_FRAMES", 2)
    frames = [Image.new("RGB", (60, 40), colour) for colour in ("red", "green", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    with pytest.raises(Refused, match="moves for too long"):
        clean(out.getvalue())


@pytest.mark.parametrize("form", FORMS)
def test_half_a_picture_is_said_to_be_broken_or_shown_as_far_as_it_goes(form):
    content = picture(form)

    with pytest.raises(Refused, match="broken"):
        clean(content[: len(content) // 4])


def test_pages_get_a_small_picture():
    content = clean(picture(size=(2000, 1000))).content

    small = opened(pictures.sized(content, "small"))

    assert (small.format, small.size) == ("WEBP", (360, 180))
