"""Files as people bring them: photos with a place in them, drawings with programs, packages, sound."""

from io import BytesIO
from zipfile import ZipFile

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from PIL.PngImagePlugin import PngInfo

PLACE = b"52.0907"
NAME = "Fotograaf Jansen"


def picture(form="JPEG", size=(400, 300), *, turned=False, mode="RGB", **more):
    """A picture of two colours: left red, right blue; with where it was taken and by whom in its metadata."""
    drawn = Image.new(mode, size, "red")
    drawn.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x013B] = NAME
    if turned:
        exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (52.0, 5.0, 26.5)
    exif.get_ifd(0x8825)[1] = "N"
    out = BytesIO()
    drawn.save(out, form, exif=exif, **more)
    return out.getvalue()


def png_with_words():
    words = PngInfo()
    words.add_text("Author", NAME)
    words.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta><dc:creator>{NAME}</dc:creator></x:xmpmeta>")
    return picture("PNG", pnginfo=words)


def jpeg_with_xmp_and_iptc():
    """What cameras and newspapers write: XMP in one block, IPTC in another, and more behind it."""
    plain = picture()
    xmp = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + NAME.encode() + b"</x:xmpmeta>"
    iptc = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x50" + NAME.encode()
    blocks = b"".join(
        marker + (len(body) + 2).to_bytes(2, "big") + body
        for marker, body in ((b"\xff\xe1", xmp), (b"\xff\xed", iptc), (b"\xff\xfe", NAME.encode()))
    )
    return plain[:2] + blocks + plain[2:] + b"<script>alert(1)</script>"


def package(**entries):
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name, content in entries.items():
            packed.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def docx(**more):
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", "<w:document/>")
        for name, content in more.items():
            packed.writestr(f"word/{name}.bin" if name == "vbaProject" else name, content)
    return out.getvalue()


def odt(*names):
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        packed.writestr("content.xml", "<office/>")
        for name in names:
            packed.writestr(name, "Sub Main")
    return out.getvalue()


def box(name, body=b""):
    return (len(body) + 8).to_bytes(4, "big") + name + body


def m4a():
    """A recording of a phone: where it was made stands in a label."""
    return box(b"ftyp", b"M4A \0\0\0\0") + box(
        b"moov", box(b"udta", PLACE) + box(b"trak", box(b"meta", PLACE))
    )


def mp3():
    label = b"ID3\x04\0\0\0\0\0\x10" + NAME.encode()[:16]
    return label + b"\xff\xfb\x90\0" + b"\0" * 400 + b"TAG" + NAME.encode().ljust(125, b"\0")


def wav():
    def chunk(name, body):
        return name + len(body).to_bytes(4, "little") + body

    chunks = chunk(b"fmt ", b"\1\0" * 8) + chunk(b"LIST", NAME.encode()) + chunk(b"data", b"\0" * 64)
    return b"RIFF" + (len(chunks) + 4).to_bytes(4, "little") + b"WAVE" + chunks


def upload(content, name="foto.jpg", type="application/octet-stream"):
    return SimpleUploadedFile(name, content, content_type=type)
