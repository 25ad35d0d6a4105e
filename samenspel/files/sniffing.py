"""What a file is, by what stands in it; what it calls itself or says it is does not count."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.files.problems import Refused

PICTURE, DOCUMENT, SOUND = "picture", "document", "sound"
ENTRY_BYTES = 1024 * 1024
MOST_ENTRIES = 10_000


@dataclass(frozen=True)
class Looks:
    """kind, type and usual ending of what a file turned out to be."""

    kind: str
    mime: str
    ending: str


JPEG = Looks(PICTURE, "image/jpeg", ".jpg")
PNG = Looks(PICTURE, "image/png", ".png")
GIF = Looks(PICTURE, "image/gif", ".gif")
WEBP = Looks(PICTURE, "image/webp", ".webp")
AVIF = Looks(PICTURE, "image/avif", ".avif")
BMP = Looks(PICTURE, "image/bmp", ".bmp")
TIFF = Looks(PICTURE, "image/tiff", ".tif")
PDF = Looks(DOCUMENT, "application/pdf", ".pdf")
TEXT = Looks(DOCUMENT, "text/plain", ".txt")
CSV = Looks(DOCUMENT, "text/csv", ".csv")
MP3 = Looks(SOUND, "audio/mpeg", ".mp3")
WAV = Looks(SOUND, "audio/wav", ".wav")
M4A = Looks(SOUND, "audio/mp4", ".m4a")

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
OFFICE = {
    "word/": Looks(DOCUMENT, f"{_OOXML}wordprocessingml.document", ".docx"),
    "xl/": Looks(DOCUMENT, f"{_OOXML}spreadsheetml.sheet", ".xlsx"),
    "ppt/": Looks(DOCUMENT, f"{_OOXML}presentationml.presentation", ".pptx"),
}
OPEN_DOCUMENT = {
    f"{_ODF}text": Looks(DOCUMENT, f"{_ODF}text", ".odt"),
    f"{_ODF}spreadsheet": Looks(DOCUMENT, f"{_ODF}spreadsheet", ".ods"),
    f"{_ODF}presentation": Looks(DOCUMENT, f"{_ODF}presentation", ".odp"),
}

SVG = _(
    "This is a drawing in SVG, and a drawing like that can hold a program. Save it as PNG and choose that."
)
HEIC = _("Your phone made this photo in a form (HEIC) few can see. Save it as JPEG and choose that.")
FILM = _("Films are not kept here. Put it where films are kept, and give the link.")
MACROS = _("This document holds macros, and macros are programs. Save it without macros, or as PDF.")
OLD_OFFICE = _("This is a document in an old form, in which programs can hide. Save it as DOCX, ODT or PDF.")
WEB_PAGE = _("This is a web page, and a page like that can hold a program. Save it as PDF, or give its link.")
PROGRAM = _("This is a program; programs are not kept here.")
ARCHIVE = _("This is a package of files. Unpack it on your own device and choose the files one by one.")
BROKEN = _("This file is broken or not complete. Look whether it opens on your own device.")
UNKNOWN = _(
    "This kind of file is not kept here. Pictures, PDF, documents, spreadsheets, plain text and sound are."
)

REFUSED_BY_START: list[tuple[tuple[bytes, ...], Any]] = [
    ((b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xfe\xed\xfa"), PROGRAM),
    ((b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",), OLD_OFFICE),
    ((b"{\\rtf",), OLD_OFFICE),
    (
        (b"\x1a\x45\xdf\xa3", b"\x00\x00\x01\xba", b"\x00\x00\x01\xb3", b"FLV\x01", b"0&\xb2u\x8ef\xcf\x11"),
        FILM,
    ),
    ((b"7z\xbc\xaf'\x1c", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ\x00", b"(\xb5/\xfd"), ARCHIVE),
]
BY_START = [
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", GIF),
    (b"GIF89a", GIF),
    (b"BM", BMP),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"%PDF-", PDF),
    (b"ID3", MP3),
]
MARKUP = re.compile(rb"<\s*(!doctype\s+html|html|head|body|script|iframe|svg|math)\b", re.IGNORECASE)


def look(content, name=""):
    """What the bytes are. Raises Refused when it is nothing that is kept here."""
    for starts, sentence in REFUSED_BY_START:
        if content.startswith(starts):
            raise Refused(sentence)
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    if content[4:8] == b"ftyp":
        return _boxes(content[8:12])
    if content.startswith(b"RIFF"):
        return _riff(content[8:12])
    found = next((looks for start, looks in BY_START if content.startswith(start)), None)
    if found == BMP and content[6:10] != b"\0\0\0\0":
        found = None
    if found or content[:2] in {b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa"}:
        return found or MP3
    return _text(content, name)


def _riff(form):
    known = {b"WEBP": WEBP, b"WAVE": WAV}.get(form)
    if known:
        return known
    raise Refused(FILM if form == b"AVI " else UNKNOWN)


def _boxes(brand):
    """The family of MP4: photos, sound and films begin alike."""
    if brand in {b"avif", b"avis"}:
        return AVIF
    if brand in {b"M4A ", b"M4B "}:
        return M4A
    if brand[:3] in {b"hei", b"hev", b"mif", b"msf"}:
        raise Refused(HEIC)
    raise Refused(FILM)


def _package(content):
    """Documents of office programs are packages; anything else in one is refused unopened."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as package:
            names = package.namelist()
            if len(names) > MOST_ENTRIES:
                raise Refused(ARCHIVE)
            return _document(package, names)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise Refused(BROKEN) from error


def _document(package, names):
    if _has_macros(names):
        raise Refused(MACROS)
    if "mimetype" in names:
        said = _entry(package, "mimetype").decode("ascii", "replace").strip()
        if said in OPEN_DOCUMENT:
            return OPEN_DOCUMENT[said]
    if "[Content_Types].xml" in names:
        if b"macroenabled" in _entry(package, "[Content_Types].xml").lower():
            raise Refused(MACROS)
        for folder, looks in OFFICE.items():
            if any(name.startswith(folder) for name in names):
                return looks
    raise Refused(ARCHIVE)


def _has_macros(names):
    lower = [name.lower() for name in names]
    return any(
        name.endswith(("vbaproject.bin", ".bas", ".vbs", ".exe", ".dll"))
        or name.startswith(("basic/", "scripts/", "xl/macrosheets/"))
        or "/activex/" in name
        for name in lower
    )


def _entry(package, name):
    """The start of one entry, however much it unpacks to."""
    try:
        with package.open(name) as entry:
            return entry.read(ENTRY_BYTES)
    except zlib.error as error:
        raise Refused(BROKEN) from error


def _text(content, name):
    if MARKUP.search(content[:4096]) or content[:512].lstrip().lower().startswith(b"<?xml"):
        raise Refused(SVG if re.search(rb"<\s*svg\b", content[:65536], re.IGNORECASE) else WEB_PAGE)
    try:
        text = content.decode("utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8")
    except UnicodeDecodeError:
        text = _in_western(content)
    if text is None or any(ord(sign) < 9 or 13 < ord(sign) < 32 for sign in text):
        raise Refused(UNKNOWN)
    return CSV if name.lower().endswith(".csv") else TEXT


def _in_western(content):
    """A list from an older spreadsheet: Windows letters, and nothing that is no letter."""
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return None
