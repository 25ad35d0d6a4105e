"""Sound without its labels: title and maker, the cover, and the place some phones write in a recording."""

from samenspel.files import sniffing
from samenspel.files.problems import Refused

# Boxes of MP4 in which labels stand; they keep their length and say nothing, so that all else stays in place.
LABELS = {b"udta", b"meta", b"uuid"}
WITHIN = {b"moov", b"trak", b"mdia", b"minf", b"stbl"}
HEADER = 8


def without_labels(content, looks):
    """The same sound, and nothing about it. Raises Refused when it is broken."""
    strip = {sniffing.MP3: _mp3, sniffing.WAV: _wav, sniffing.M4A: _m4a}[looks]
    try:
        sound = strip(content)
    except (IndexError, ValueError) as error:
        raise Refused(sniffing.BROKEN) from error
    if not sound:
        raise Refused(sniffing.BROKEN)
    return sound


def _mp3(content):
    """ID3 stands before the sound, once or more, or in the last 128 bytes; APE just before those."""
    while content[:3] == b"ID3":
        length = sum(
            (byte & 0x7F) << shift for byte, shift in zip(content[6:10], (21, 14, 7, 0), strict=True)
        )
        content = content[10 + length + (10 if content[5] & 0x10 else 0) :]
    if content[-128:-125] == b"TAG":
        content = content[:-128]
    if content[-32:-24] == b"APETAGEX":
        length = int.from_bytes(content[-20:-16], "little")
        has_header = content[-12:-8][3] & 0x80
        content = content[: -(length + (32 if has_header else 0))]
    is_sound = len(content) > 4 and content[0] == 0xFF and content[1] & 0xE0 == 0xE0
    return content if is_sound else b""


def _wav(content):
    """Only how the sound is written, and the sound."""
    kept, at = b"", 12
    while at + HEADER <= len(content):
        name, length = content[at : at + 4], int.from_bytes(content[at + 4 : at + 8], "little")
        if name in {b"fmt ", b"data", b"fact"}:
            kept += content[at : at + HEADER + length + length % 2]
        at += HEADER + length + length % 2
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WAVE" + kept if b"data" in kept else b""


def _m4a(content):
    boxes = bytearray(content)
    _blank(boxes, 0, len(boxes))
    return bytes(boxes)


def _blank(boxes, at, end):
    while at + HEADER <= end:
        length, name = int.from_bytes(boxes[at : at + 4], "big"), bytes(boxes[at + 4 : at + 8])
        # Nothing means: to the end.
        length = length or end - at
        if length < HEADER or at + length > end:
            # A length in sixty-four bits is for films of gigabytes; anything else is broken.
            raise ValueError(name)
        if name in LABELS:
            boxes[at + 4 : at + 8] = b"free"
            boxes[at + HEADER : at + length] = bytes(length - HEADER)
        elif name in WITHIN:
            _blank(boxes, at + HEADER, at + length)
        at += length
