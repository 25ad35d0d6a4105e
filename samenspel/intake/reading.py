"""A file as it comes in: unpacked when it is gzip, refused when it is no text, its encoding found."""

import codecs
import gzip
import io
import os
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_noop

from samenspel.intake.problems import Unreadable

GZIP = b"\x1f\x8b"
CHUNK = 1 << 20
SAVE_AS_CSV = gettext_noop("Open it in your spreadsheet and save it as CSV (UTF-8), then bring that file.")
BRING_TEXT = gettext_noop("Bring a text file: CSV, or one of the network formats.")
PACKED = gettext_noop("This file is packed in a way we do not read.")
UNPACK = gettext_noop("Unpack it first, or use gzip.")
# First bytes of files people pick by mistake, and what to do instead.
STRANGERS = [
    (b"PK\x03\x04", gettext_noop("This is an Excel workbook or a zip file, not a text file."), SAVE_AS_CSV),
    (b"\xd0\xcf\x11\xe0", gettext_noop("This is an old Excel or Word file, not a text file."), SAVE_AS_CSV),
    (b"%PDF", gettext_noop("This is a PDF, not a table."), SAVE_AS_CSV),
    (b"\x89PNG", gettext_noop("This is a picture, not a table."), BRING_TEXT),
    (b"\xff\xd8\xff", gettext_noop("This is a picture, not a table."), BRING_TEXT),
    (b"BZh", PACKED, UNPACK),
    (b"7z\xbc\xaf", PACKED, UNPACK),
    (b"\xfd7zXZ", PACKED, UNPACK),
]


@dataclass(frozen=True)
class Source:
    """A file that can be read as text, as often as needed."""

    path: Path
    name: str
    size: int
    packed: bool
    encoding: str
    # Line ends in it: about how many rows to expect.
    lines: int
    # Another file that this one leans on: the network whose vertices a file of classes is about.
    beside: Path | None = None

    def head(self, count=2_000):
        with self.text() as text:
            return text.read(count)

    @contextmanager
    def text(self):
        with _opened(self.path, self.packed) as raw:
            # Python keeps line ends as they are; the CSV reader knows all three.
            yield io.TextIOWrapper(raw, encoding=self.encoding, errors="replace", newline="")

    def whole(self, *, at_most=50_000_000):
        """All text at once, for formats that are not read row by row."""
        if self.size > at_most:
            raise Unreadable(
                gettext_noop("This file is %(size)s MB; a file of this kind may be %(most)s MB."),
                gettext_noop("Save it as CSV with the columns source, target and value: that may be larger."),
                size=self.size // 1_000_000,
                most=at_most // 1_000_000,
            )
        with self.text() as text:
            return text.read()

    @property
    def suffix(self):
        name = self.name.lower().removesuffix(".gz")
        return os.path.splitext(name)[1]


def open_source(path, name=None, beside=None):
    """Look through the whole file once, and say how it can be read; raises Unreadable."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            packed = file.read(2) == GZIP
        return Source(path, name or path.name, *_looked_through(path, packed), beside)
    except FileNotFoundError:
        raise Unreadable(
            gettext_noop("There is no file “%(name)s”."),
            gettext_noop("Check the name and the folder."),
            name=str(path),
        ) from None
    except IsADirectoryError:
        raise Unreadable(
            gettext_noop("“%(name)s” is a folder."), gettext_noop("Name one file in it."), name=str(path)
        ) from None
    except PermissionError:
        raise Unreadable(
            gettext_noop("The file “%(name)s” may not be read."),
            gettext_noop("Ask for permission to read it."),
            name=str(path),
        ) from None
    except (EOFError, zlib.error, gzip.BadGzipFile):
        raise Unreadable(
            gettext_noop("This gzip file is damaged or was cut off."), gettext_noop("Make or fetch it again.")
        ) from None


@contextmanager
def _opened(path, packed):
    with path.open("rb") as file:
        if not packed:
            yield file
            return
        with gzip.GzipFile(fileobj=file) as unpacked:
            yield unpacked


def _looked_through(path, packed):
    """(size unpacked, packed, encoding, lines); a file that grows beyond the limit is left at once."""
    size, lines, most = 0, 0, settings.IMPORT_MAX_MEGABYTES * 1_000_000
    encoding, decoder = None, None
    with _opened(path, packed) as raw:
        while chunk := raw.read(CHUNK):
            if encoding is None:
                _refuse_strangers(chunk)
                encoding = _first_guess(chunk)
                decoder = codecs.getincrementaldecoder(encoding)()
            size += len(chunk)
            lines += chunk.count(b"\n")
            if size > most:
                raise Unreadable(
                    gettext_noop("This file is larger than %(most)s MB when unpacked."),
                    gettext_noop("Split it, or raise SAMENSPEL_IMPORT_MAX_MEGABYTES."),
                    most=settings.IMPORT_MAX_MEGABYTES,
                )
            encoding, decoder = _tried(chunk, encoding, decoder)
    if not size:
        raise Unreadable(
            gettext_noop("This file is empty (0 bytes)."),
            gettext_noop("Save it again and look inside first."),
        )
    return size, packed, _ended(encoding, decoder), lines


def _refuse_strangers(chunk):
    for start, wrong, todo in STRANGERS:
        if chunk.startswith(start):
            raise Unreadable(wrong, todo)
    if chunk[4:8] == b"ftyp":
        raise Unreadable(gettext_noop("This is a film or sound file, not a table."), BRING_TEXT)


def _first_guess(chunk):
    """By its byte-order mark; UTF-16 without one shows by a zero in every other byte."""
    if chunk.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    head = chunk[:4096]
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if (
            len(head) >= 8
            and head[offset::2].count(0) > 0.7 * len(head[offset::2])
            and not head[1 - offset :: 2].count(0)
        ):
            return encoding
    return "utf-8"


def _tried(chunk, encoding, decoder):
    """Text that is not UTF-8 is taken for Windows Western European; zeros and control signs are no text."""
    try:
        text = decoder.decode(chunk)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise _no_text() from None
        encoding, decoder = "cp1252", codecs.getincrementaldecoder("cp1252")("replace")
        text = decoder.decode(chunk)
    if _not_text(text):
        raise _no_text()
    return encoding, decoder


def _ended(encoding, decoder):
    try:
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        if encoding != "utf-8":
            raise _no_text() from None
        return "cp1252"
    return encoding


# Everything below the space but tab, line ends and form feed; and the sign for bytes cp1252 does not have.
CONTROL = {code: None for code in range(32) if chr(code) not in "\t\n\r\f\x1a"}


def _not_text(text):
    if "\0" in text:
        return True
    strange = len(text) - len(text.translate(CONTROL)) + text.count("�")
    return strange > max(8, len(text) // 200)


def _no_text():
    return Unreadable(gettext_noop("This is not a text file."), BRING_TEXT)
