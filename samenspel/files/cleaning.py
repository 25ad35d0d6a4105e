"""What is kept of a file: pictures drawn anew, sound without its labels, the rest as it came."""

from dataclasses import dataclass

from samenspel.files import pictures, sniffing, sounds


@dataclass(frozen=True)
class Cleaned:
    """What will be kept, what it is, and for a picture its sides."""

    content: bytes
    kind: str
    mime: str
    ending: str
    width: int | None = None
    height: int | None = None


def clean(content, name=""):
    """The file as it will be kept. Raises Refused when it cannot be."""
    looks = sniffing.look(content, name)
    if looks.kind == sniffing.PICTURE:
        drawn, looks, sides = pictures.drawn_anew(content, looks)
        return Cleaned(drawn, looks.kind, looks.mime, looks.ending, *sides)
    if looks.kind == sniffing.SOUND:
        content = sounds.without_labels(content, looks)
    return Cleaned(content, looks.kind, looks.mime, looks.ending)
