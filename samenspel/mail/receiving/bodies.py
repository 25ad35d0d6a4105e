"""What somebody wrote now, out of all that a mail holds: words in Markdown, and the files that go along."""

import re
from dataclasses import dataclass, field

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import gettext as _

from samenspel.mail.receiving import charsets, headers, markup, quoting, signing_off, wrapping
from samenspel.mail.receiving.refusing import NotPlaced

MOST_SIGNS = 300_000
# Parts of how a mail is sent; nobody means to show them.
OF_THE_MAIL = {"text/calendar", "application/ms-tnef", "application/vnd.ms-tnef", "text/rfc822-headers"}
OF_THE_MAIL |= {"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"}
OF_THE_MAIL |= {"application/pgp-keys", "text/x-amp-html", "text/watch-html", "message/delivery-status"}
SEALED = {
    "multipart/encrypted",
    "application/pkcs7-mime",
    "application/x-pkcs7-mime",
    "application/pgp-encrypted",
}
# Where a picture stood, as programs say it in plain text.
PLACE_OF_PICTURE = re.compile(
    r"\[(cid:[^\]\n]{1,250}|(image|afbeelding|bild|photo)( \d+)?: [^\]\n]{0,250})\](?!\()",
    re.I,
)
CID = re.compile(r"\[cid:([^\]\s]{1,250})\]", re.I)
NAMES = {
    "image/jpeg": "foto.jpg",
    "image/png": "foto.png",
    "image/gif": "foto.gif",
    "application/pdf": "document.pdf",
}


@dataclass
class Written:
    """What was written: ``text`` in Markdown, ``files`` as uploads."""

    text: str
    files: list


@dataclass
class _Found:
    plain: list = field(default_factory=list)
    html: list = field(default_factory=list)
    files: list = field(default_factory=list)
    is_flowed: bool = True


def written(message):
    """What was written now. Raises NotPlaced for what only its reader can open."""
    found = _Found()
    _gather(message, found)
    in_html = _of_html(found.html)
    text = _of_plain(found) if any(each.strip() for each in found.plain) else in_html
    shown = {each.lower() for each in CID.findall(in_html)}
    files = [upload for upload, cid in found.files if not cid or not found.html or cid.lower() in shown]
    text = re.sub(r"\n{3,}", "\n\n", PLACE_OF_PICTURE.sub("", text)).strip()
    return Written(text, files)


def _of_plain(found):
    text = cut("\n\n".join(part.strip("\n") for part in found.plain)[:MOST_SIGNS])
    return wrapping.with_breaks(text if found.is_flowed else wrapping.unwrapped(text))


def _of_html(parts):
    return wrapping.with_breaks(cut("\n\n".join(markup.as_text(part) for part in parts)[:MOST_SIGNS]))


def cut(text):
    """Without what was said before, and without what stands beneath every mail.

    Thunderbird puts the signature beneath the quote, others between the answer and the quote.
    """
    above = quoting.without_before(signing_off.without_signature(text))
    return signing_off.without_signature(above).strip("\n")


def _gather(part, found):
    kind = headers.content_type(part)
    if kind in SEALED and headers.parameter(part, "smime-type") != "signed-data":
        raise NotPlaced(
            _("Your mail is encrypted: nobody here can read it. Send it without, or answer on the page."),
            "encrypted",
        )
    if kind in OF_THE_MAIL:
        return
    if kind == "message/rfc822":
        found.files.append((_along(part), ""))
    elif part.is_multipart():
        for each in part.get_payload():
            _gather(each, found)
    elif _is_body(part, kind):
        _read(part, kind, found)
    else:
        cid = headers.said(part, "Content-ID").strip("<> ") if _disposition(part) != "attachment" else ""
        found.files.append((_upload(part, kind), cid))


def _read(part, kind, found):
    text = charsets.words_of(part)
    if kind == "text/html":
        found.html.append(text)
        return
    if headers.parameter(part, "format").lower() == "flowed":
        is_tight = headers.parameter(part, "delsp").lower() == "yes"
        text = wrapping.unflowed(text[:MOST_SIGNS], without_space=is_tight)
    else:
        found.is_flowed = False
    found.plain.append(text)


def _is_body(part, kind):
    return kind in {"text/plain", "text/html"} and _disposition(part) != "attachment" and not _name(part)


def _disposition(part):
    try:
        return part.get_content_disposition() or ""
    except Exception:
        return ""


def _name(part):
    try:
        name = part.get_filename() or ""
    except Exception:
        name = ""
    return charsets.clean(name).replace("/", " ").replace("\\", " ").replace("\n", " ").strip(" .")[:200]


def _upload(part, kind):
    content = part.get_payload(decode=True) or b""
    return SimpleUploadedFile(_name(part) or NAMES.get(kind, "file"), content, content_type=kind)


def _along(part):
    """A whole mail that was sent along, by its name alone: others wrote in it, and did not write here."""
    inner = next(iter(part.get_payload()), None) if part.is_multipart() else None
    subject = headers.said(inner, "Subject") if inner is not None else ""
    name = re.sub(r"[^\w .-]", " ", subject).strip(" .")[:80] or "mail"
    return SimpleUploadedFile(f"{name}.eml", b"\0", content_type="message/rfc822")
