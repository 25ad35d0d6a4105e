"""What nothing holds goes, what somebody brought goes along with them, and missing files are noticed."""

import os
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from samenspel.discussions import writing
from samenspel.files import clearing, keeping
from samenspel.files.house import files as look
from samenspel.files.models import File
from samenspel.privacy import dossier, erasing
from samenspel.privacy.sockets import HOLDINGS
from tests.files.making import picture, upload


@pytest.fixture
def empty_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def brought(cast, name="foto.jpg", *, days=0, by=None):
    content = picture() if name.endswith("jpg") else name.encode()
    return keeping.keep(upload(content, name), by=by or cast.sami, at=timezone.now() - timedelta(days=days))


def held(cast, *files):
    said = {"title": "Foto's", "text": "Kijk", "files": files}
    return writing.begin(cast.workshop, by=cast.sami, **said).messages.get()


def test_what_nothing_held_for_a_day_goes_at_night(cast, empty_folder, django_capture_on_commit_callbacks):
    old, new, kept = brought(cast, "a.txt", days=2), brought(cast, "b.txt"), brought(cast, days=2)
    held(cast, kept)
    keeping.sized(kept, "small")

    with django_capture_on_commit_callbacks(execute=True):
        call_command("clear_files")

    assert set(File.objects.all()) == {new, kept}
    assert not keeping.path_of(old.key).exists()
    assert keeping.path_of(kept.key, "small").exists()


def test_what_stands_on_the_disk_without_a_row_goes_after_a_day(cast, empty_folder):
    kept = brought(cast)
    loose, fresh = (keeping.path_of(f"{letter}" * 32) for letter in "ab")
    for path in (loose, fresh):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"half")
    long_ago = (timezone.now() - timedelta(days=3)).timestamp()
    for path in (loose, keeping.path_of(kept.key)):
        os.utime(path, (long_ago, long_ago))

    assert clearing.clear() == (0, 1)

    assert [path.exists() for path in (loose, fresh, keeping.path_of(kept.key))] == [False, True, True]


def test_one_takes_along_the_files_one_brought(cast):
    file = brought(cast)
    brought(cast, "van noor.txt", by=cast.noor)
    holding = HOLDINGS[File]

    files = dict(holding.files(cast.sami))
    (row,) = dossier.told(holding, cast.sami)

    assert list(files) == [f"{file.key[:6]}-foto.jpg"]
    assert next(iter(files.values()))[:3] == b"\xff\xd8\xff"
    assert row["name"] == "foto.jpg"
    assert "key" not in row


def test_who_goes_leaves_what_others_see_and_nothing_else(cast, django_capture_on_commit_callbacks):
    kept, loose = brought(cast), brought(cast, "los.txt")
    held(cast, kept)

    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(cast.sami, by=cast.sami)

    assert [(file.key, file.by) for file in File.objects.all()] == [(kept.key, None)]
    assert keeping.path_of(kept.key).exists()
    assert not keeping.path_of(loose.key).exists()


def test_who_takes_everything_along_leaves_no_file(cast, django_capture_on_commit_callbacks):
    kept = brought(cast)
    held(cast, kept)

    with django_capture_on_commit_callbacks(execute=True):
        erasing.erase(cast.sami, by=cast.sami, take_along=True)

    assert not File.objects.exists()
    assert not keeping.path_of(kept.key).exists()


def test_the_house_says_whether_files_are_well(cast, empty_folder):
    file = brought(cast)
    assert (look().state, "1 " in look().sentence) == ("well", True)

    keeping.path_of(file.key).unlink()

    assert look().state == "care"


def test_the_house_says_when_no_file_can_be_kept(cast, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "file"
    settings.MEDIA_ROOT.write_text("no folder")

    assert look().state == "broken"
