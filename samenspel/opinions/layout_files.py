"""What somebody brings: one file or several, loose, packed with gzip or together in a ZIP; opened with care.

Nothing in a ZIP is written under the name it has there, and what unpacks to more than is allowed is left.
"""

import tempfile
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.utils.translation import gettext_noop

from samenspel.intake.problems import Unreadable
from samenspel.intake.reading import open_source

ZIP = b"PK\x03\x04"
EMPTY_ZIP = b"PK\x05\x06"
MOST_FILES = 30
CHUNK = 1 << 20
WORKBOOK = {"[Content_Types].xml", "xl/workbook.xml"}
DAMAGED = (
    gettext_noop("This ZIP file is damaged or was cut off."),
    gettext_noop("Make or fetch it again."),
)


def is_zip(path):
    with Path(path).open("rb") as file:
        return file.read(4) in (ZIP, EMPTY_ZIP)


@contextmanager
def sources(paths, *, most_megabytes=None):
    """The texts in ``paths``, which are pairs of a path and a name; each can be read as often as needed."""
    most = (most_megabytes or settings.IMPORT_MAX_MEGABYTES) * 1_000_000
    with tempfile.TemporaryDirectory(prefix="samenspel-import-") as folder:
        opened, size = [], 0
        for path, name in paths:
            loose = _unpacked(path, Path(folder), most - size) if _is_there_and_zip(path) else [(path, name)]
            for each, known_as in loose:
                source = open_source(each, known_as)
                size += source.size
                if size > most:
                    raise too_large(most)
                opened.append(source)
        yield opened


def _is_there_and_zip(path):
    return Path(path).is_file() and is_zip(path)


def _unpacked(path, folder, most):
    """The files of a ZIP, under numbers of ours, with the last part of the names they have."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir() and _is_meant(entry)]
            _refuse(archive, entries, most)
            left, unpacked = most, []
            for number, entry in enumerate(entries):
                target = folder / f"{Path(path).stem}-{number}"
                left -= _copied(archive, entry, target, left, most)
                unpacked.append((target, PurePosixPath(entry.filename.replace("\\", "/")).name[:200]))
            return unpacked
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError):
        raise Unreadable(*DAMAGED) from None


def _is_meant(entry):
    """Not what a Mac puts beside every file."""
    return not entry.filename.startswith("__MACOSX/") and not entry.filename.endswith(".DS_Store")


def _refuse(archive, entries, most):
    if WORKBOOK.issubset(archive.namelist()):
        raise Unreadable(
            gettext_noop("This is an Excel workbook, not a ZIP with the files of a conversation."),
            gettext_noop("Save each sheet as CSV (UTF-8), and bring those files."),
        )
    if not entries:
        raise Unreadable(
            gettext_noop("There are no files in this ZIP."),
            gettext_noop("Put comments.csv in it, with votes.csv or participants-votes.csv."),
        )
    if len(entries) > MOST_FILES:
        raise Unreadable(
            gettext_noop("There are %(count)s files in this ZIP; a conversation has four."),
            gettext_noop("Bring the files of one conversation."),
            count=len(entries),
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Unreadable(
            gettext_noop("This ZIP file is locked with a password."),
            gettext_noop("Pack it again without one."),
        )
    if sum(entry.file_size for entry in entries) > most:
        raise too_large(most)


def _copied(archive, entry, target, left, most):
    """How large it is unpacked; what a ZIP says of itself is not believed."""
    size = 0
    with archive.open(entry) as packed, target.open("wb") as out:
        while chunk := packed.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise too_large(most)
            out.write(chunk)
    return size


def too_large(most):
    return Unreadable(
        gettext_noop("These files are larger than %(most)s MB when unpacked."),
        gettext_noop("An administrator can bring them on the command line: samenspel import conversation."),
        most=most // 1_000_000,
    )
