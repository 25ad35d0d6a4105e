"""Taking a file in: what comes out of it, what it is called, and how much one person may bring."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.files import keeping
from samenspel.files.models import File
from samenspel.files.problems import Refused, TooMany
from tests.files.making import NAME, docx, picture, upload


def test_a_photo_is_kept_under_a_name_nobody_can_guess(cast):
    file = keeping.keep(upload(picture()), by=cast.sami)

    assert (file.kind, file.mime, file.width, file.height) == ("picture", "image/jpeg", 400, 300)
    assert len(file.key) == 32
    assert keeping.path_of(file.key).read_bytes()[:3] == b"\xff\xd8\xff"
    assert keeping.path_of(file.key).stat().st_mode & 0o077 == 0


def test_where_and_by_whom_a_photo_was_taken_is_gone(cast):
    content = picture()
    assert NAME.encode() in content

    file = keeping.keep(upload(content), by=cast.sami)

    kept = keeping.path_of(file.key).read_bytes()
    assert NAME.encode() not in kept
    assert b"Exif" not in kept
    assert file.size == len(kept)


@pytest.mark.parametrize(
    ("called", "becomes"),
    [
        ("../../x", "x.jpg"),
        ("..\\..\\windows\\foto.jpeg", "foto.jpg"),
        ("/etc/passwd", "passwd.jpg"),
        ("rekening\u202egpj.exe", "rekeninggpj.jpg"),
        ("foto\0.php.jpg", "foto .php.jpg"),
        ("  .. ", "file.jpg"),
        ("Zomer\n2026.JPG", "Zomer 2026.jpg"),
        ("é" * 300 + ".jpg", "é" * 116 + ".jpg"),
    ],
)
def test_a_name_is_a_name_and_ends_as_what_the_file_is(called, becomes, cast):
    brought = upload(picture())
    # As it came over the line: Django itself takes folders away where it can.
    brought._name = called

    assert keeping.keep(brought, by=cast.sami).name == becomes


def test_an_empty_file_is_said_to_be_empty(cast):
    with pytest.raises(Refused, match="This file is empty"):
        keeping.keep(upload(b"", "leeg.pdf"), by=cast.sami)


def test_a_file_that_is_too_large_is_refused_with_its_name(cast, settings):
    settings.FILES_MOST_MEGABYTES = 0

    with pytest.raises(Refused, match="larger than 0 MB") as refused:
        keeping.keep(upload(picture(), "groot.jpg"), by=cast.sami)

    assert refused.value.name == "groot.jpg"


def test_the_same_file_twice_before_it_is_held_is_one(cast):
    first = keeping.keep(upload(picture(), "foto.jpg"), by=cast.sami)

    assert keeping.keep(upload(picture(), "foto (1).jpg"), by=cast.sami) == first
    assert keeping.keep(upload(picture(), "foto.jpg"), by=cast.noor) != first


def test_one_brings_so_many_files_a_day(cast, settings):
    settings.FILES_A_DAY = 2
    long_ago = timezone.now() - timedelta(days=2)
    keeping.keep(upload(b"nul", "0.txt"), by=cast.sami, at=long_ago)
    for number in ("een", "twee"):
        keeping.keep(upload(number.encode(), f"{number}.txt"), by=cast.sami)

    with pytest.raises(TooMany, match="You brought 2 files today"):
        keeping.keep(upload(b"drie", "drie.txt"), by=cast.sami)
    assert keeping.keep(upload(b"drie", "drie.txt"), by=cast.noor)


def test_one_brings_so_many_megabytes_a_day(cast, settings):
    settings.FILES_MEGABYTES_A_DAY = 1
    keeping.keep(upload(b"a" * 600_000, "a.txt"), by=cast.sami)

    with pytest.raises(TooMany, match="You brought 1 MB today"):
        keeping.keep(upload(b"b" * 600_000, "b.txt"), by=cast.sami)


@pytest.mark.parametrize("name", ["lena", None])
def test_who_gave_no_name_brings_no_files(name, cast):
    with pytest.raises(PermissionDenied):
        keeping.keep(upload(picture()), by=getattr(cast, name) if name else None)


def test_a_document_is_kept_as_it_came(cast):
    file = keeping.keep(upload(docx(), "verslag.DOCX"), by=cast.sami)

    assert (file.kind, file.name) == ("document", "verslag.docx")
    assert keeping.path_of(file.key).read_bytes() == docx()


def test_only_who_brought_it_says_what_can_be_seen(cast):
    file = keeping.keep(upload(picture()), by=cast.sami)

    keeping.describe(file, "De werkplaats, vol mensen", by=cast.sami)

    assert File.objects.get().words == "De werkplaats, vol mensen"
    with pytest.raises(PermissionDenied):
        keeping.describe(file, "Iets anders", by=cast.noor)
