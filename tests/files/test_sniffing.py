"""What a file is, by what stands in it: programs and what can hold them are refused with a way out."""

import pytest

from samenspel.files import sniffing
from samenspel.files.cleaning import clean
from samenspel.files.problems import Refused
from tests.files.making import NAME, PLACE, docx, m4a, mp3, odt, package, picture, wav

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def without_the_bytes(value):
    """A packed file holds the moment it was packed; the name of a test may not."""
    return "file" if isinstance(value, bytes) else None


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG, "Save it as PNG"),
        (b'<?xml version="1.0"?>\n<!-- x -->' + SVG, "Save it as PNG"),
        (b"\n  <!DOCTYPE html><title>x</title>", "web page"),
        (b"tekst en dan <script>alert(1)</script>", "web page"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "Save it as JPEG"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "Films are not kept"),
        (b"\x1a\x45\xdf\xa3\0\0", "Films are not kept"),
        (b"RIFF\0\0\0\0AVI LIST", "Films are not kept"),
        (b"MZ\x90\0", "a program"),
        (b"#!/bin/sh\nrm", "a program"),
        (b"\x7fELF\2", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "old form"),
        (docx(vbaProject=b"Sub AutoOpen"), "holds macros"),
        (docx(**{"customXml/activeX/x.bin": "x"}), "holds macros"),
        (odt("Basic/Standard/Module1.xml"), "holds macros"),
        (package(**{"setup.exe": "MZ"}), "holds macros"),
        (package(**{"lijst.txt": "hallo"}), "Unpack it"),
        (package(**{"lijst.txt": "hallo"})[:30], "broken"),
        (b"Rar!\x1a\x07", "Unpack it"),
        (b"\x93\xf2\x00\x01\x02", "This kind of file"),
        (b"tekst\0met een gat", "This kind of file"),
    ],
    ids=without_the_bytes,
)
def test_what_is_not_kept_is_told_with_what_to_do(content, sentence):
    with pytest.raises(Refused, match=sentence):
        clean(content, "verslag.pdf")


def test_macros_that_only_the_list_of_contents_tells_of_are_found():
    content = package(
        **{"[Content_Types].xml": "application/vnd.ms-word.document.macroEnabled", "word/document.xml": ""}
    )

    with pytest.raises(Refused, match="holds macros"):
        clean(content)


@pytest.mark.parametrize(
    ("content", "name", "mime", "ending"),
    [
        (picture("PNG"), "x.pdf", "image/png", ".png"),
        (b"%PDF-1.7\n", "x.exe", "application/pdf", ".pdf"),
        (docx(), "x", sniffing.OFFICE["word/"].mime, ".docx"),
        (odt(), "x.zip", sniffing.OPEN_DOCUMENT["application/vnd.oasis.opendocument.text"].mime, ".odt"),
        (b"Gewone tekst, 1 < 2.", "notitie.md", "text/plain", ".txt"),
        ("naam;plaats\nRené;Oost".encode("cp1252"), "lijst.csv", "text/csv", ".csv"),
        ("\ufeffnaam;plaats".encode("utf-16"), "lijst.csv", "text/csv", ".csv"),
        (mp3(), "x", "audio/mpeg", ".mp3"),
        (wav(), "x", "audio/wav", ".wav"),
        (m4a(), "x.jpg", "audio/mp4", ".m4a"),
    ],
    ids=without_the_bytes,
)
def test_what_it_is_stands_in_it_and_not_in_its_name(content, name, mime, ending):
    cleaned = clean(content, name)

    assert (cleaned.mime, cleaned.ending) == (mime, ending)


@pytest.mark.parametrize("sound", [mp3(), wav(), m4a()], ids=["mp3", "wav", "m4a"])
def test_sound_comes_without_its_labels(sound):
    kept = clean(sound).content

    assert NAME.encode()[:16] not in kept
    assert PLACE not in kept


def test_a_recording_without_labels_keeps_everything_in_its_place():
    kept = clean(m4a()).content

    assert (len(kept), kept[:8]) == (len(m4a()), m4a()[:8])


@pytest.mark.parametrize("sound", [mp3()[:28], b"RIFF\0\0\0\0WAVE", m4a()[:-3]], ids=["mp3", "wav", "m4a"])
def test_half_a_sound_is_said_to_be_broken(sound):
    with pytest.raises(Refused, match="broken"):
        clean(sound)
