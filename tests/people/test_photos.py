"""A photo: upright, small, without anything but the picture, for whom may see it."""

import io
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.files import pictures
from samenspel.people import photos
from samenspel.people.models import Person
from samenspel.privacy.erasing import erase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def file_of(picture, format="JPEG", **options):
    out = io.BytesIO()
    picture.save(out, format, **options)
    return SimpleUploadedFile("foto", out.getvalue())


def picture(width=600, height=400, colour="teal"):
    return Image.new("RGB", (width, height), colour)


@pytest.mark.parametrize("format", ["JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF"])
def test_every_common_format_becomes_a_square_of_pixels(format):
    assert photos.read(file_of(picture(), format)).size == (480, 480)


def test_a_picture_is_turned_upright():
    held = picture(400, 600, "white")
    held.paste("black", (0, 0, 400, 300))
    exif = Image.Exif()
    exif[0x0112] = 3  # upside down

    upright = photos.read(file_of(held, exif=exif))

    assert upright.getpixel((240, 470))[0] < 60
    assert upright.getpixel((240, 10))[0] > 200


def test_nothing_of_where_and_with_what_it_was_taken_remains(cast):
    exif = Image.Exif()
    exif[0x010F] = "Geheime camera"
    exif.get_ifd(0x8825)[1] = "N"
    sent = file_of(picture(), exif=exif, comment=b"geheim", icc_profile=b"profiel" * 40)
    photos.keep(cast.sami, photos.read(sent))

    for size in photos.SIZES:
        kept = photos.path_of(cast.sami.photo, size)
        with Image.open(kept) as read:
            assert not read.getexif()
            assert set(read.info) <= {"loop", "background", "timestamp", "duration"}
        assert b"eheim" not in kept.read_bytes()
        assert b"profiel" not in kept.read_bytes()


def test_see_through_becomes_white():
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))

    assert photos.read(file_of(clear, "PNG")).getpixel((5, 5)) == (255, 255, 255)


def bomb(side=30_000):
    """A small PNG that says it is enormous."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "not a photo"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a photo"),
        (b"GIF89a/*<script>*/", "not a photo"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 200, "not a photo"),
        (b"%PDF-1.4 no", "not a photo"),
        (bomb(), "too many pixels"),
    ],
    ids=["empty", "svg", "false gif", "broken jpeg", "pdf", "bomb"],
)
def test_what_is_no_photo_is_refused_in_a_sentence(cast, client_of, content, said):
    sent = SimpleUploadedFile("foto.jpg", content, content_type="image/jpeg")

    answer = client_of(cast.sami).post("/people/me/photo/", {"photo": sent})

    assert answer.status_code == 422
    assert said in answer.content.decode() or "file is empty" in answer.content.decode()
    assert Person.objects.get(pk=cast.sami.pk).photo == ""


def test_a_very_small_one_and_a_very_large_file_are_refused():
    with pytest.raises(photos.NotAPhoto, match="very small"):
        photos.read(file_of(picture(40, 40)))
    large = SimpleUploadedFile("foto", b"")
    large.size = photos.MOST_BYTES + 1
    with pytest.raises(photos.NotAPhoto, match="15 MB"):
        photos.read(large)


def put_photo(cast, client_of):
    client_of(cast.sami).post("/people/me/photo/", {"photo": file_of(picture())})
    cast.sami.refresh_from_db()
    return f"/people/photos/{cast.sami.photo}/small/"


def test_a_photo_is_for_whom_may_see_it(cast, client_of):
    address = put_photo(cast, client_of)

    assert client_of(cast.vera).get(address).status_code == 200
    assert client_of(None).get(address).status_code == 404

    cast.sami.seen_by = {"photo": "members"}
    cast.sami.save()

    assert client_of(cast.vera).get(address).status_code == 404
    assert client_of(cast.noor).get(address).status_code == 200


def test_a_photo_cannot_run_and_may_be_kept_by_the_browser_only(cast, client_of):
    answer = client_of(cast.sami).get(put_photo(cast, client_of))

    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "private" in answer.headers["Cache-Control"]
    assert "immutable" in answer.headers["Cache-Control"]
    assert "sandbox" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("address", ["/people/photos/niet-daar/small/", "/people/photos/x/huge/"])
def test_an_address_of_no_photo_leads_nowhere(cast, client_of, address):
    assert client_of(cast.sami).get(address).status_code == 404


def test_a_new_photo_takes_the_place_of_the_old_one_with_its_files(
    cast, client_of, django_capture_on_commit_callbacks
):
    before = put_photo(cast, client_of)
    with django_capture_on_commit_callbacks(execute=True):
        after = put_photo(cast, client_of)

    assert before != after
    assert client_of(cast.sami).get(before).status_code == 404
    assert len(list(photos.folder().iterdir())) == len(photos.SIZES)


def test_taking_a_photo_away_and_being_erased_leave_no_file(
    cast, client_of, django_capture_on_commit_callbacks
):
    put_photo(cast, client_of)
    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.sami).post("/people/me/photo/remove/")
    assert list(photos.folder().iterdir()) == []

    put_photo(cast, client_of)
    with django_capture_on_commit_callbacks(execute=True):
        erase(cast.sami, by=None)
    assert list(photos.folder().iterdir()) == []


def test_the_face_stands_where_the_name_stands_for_whom_may_see_it(cast, client_of):
    address = put_photo(cast, client_of)

    assert address in client_of(cast.vera).get("/people/").content.decode()
    assert address in client_of(cast.noor).get("/people/sami/").content.decode() or (
        address.replace("small", "large") in client_of(cast.noor).get("/people/sami/").content.decode()
    )


def test_what_is_unfolded_whole_has_fewer_pixels_than_a_jpeg_and_one_is_unfolded_at_a_time(monkeypatch):
    """A PNG of 30 megapixels takes 120 MB; a JPEG is read at a fraction of its size."""
    held = []
    monkeypatch.setattr(
        photos, "_square", lambda picture: held.append(pictures.ONE_AT_A_TIME.locked()) or picture
    )

    with pytest.raises(photos.NotAPhoto, match="too many pixels"):
        photos.read(file_of(Image.new("1", (6000, 5000)), "PNG"))
    photos.read(file_of(Image.new("L", (6000, 5000)), "JPEG"))

    assert held == [True]


def test_a_long_picture_fills_the_square_too():
    wide = picture(4000, 200)
    wide.paste("black", (1900, 0, 2100, 200))

    square = photos.read(file_of(wide))

    assert square.size == (480, 480)
    assert square.getpixel((240, 240))[0] < 60
