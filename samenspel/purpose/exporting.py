"""A contract to keep: as a page that prints (PDF/UA, the same bytes for the same content) and as Markdown.

The text is for whoever may see the version; who signed is in it for members only, others read the count.
"""

import json
from functools import cache
from pathlib import Path

import typst
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.purpose import contract_pages, signing
from samenspel.purpose.models import Part
from samenspel.purpose.standing import standing

SHEET = Path(__file__).parent / "contract.typ"


def content(version, viewer):
    """Everything that stands in either form, in the language of the reader; plain texts and lists only."""
    sentences = list(version.sentences.in_order())
    first = next((each for each in sentences if each.part == Part.PURPOSE), None)
    parts = [
        {
            "words": str(part.label),
            "sentences": [each.text for each in sentences if each.part == part and each != first],
        }
        for part in Part
    ]
    signatures = signing.seen_by(version, viewer)
    return {
        "language": (get_language() or "en").split("-")[0],
        "title": _("Social contract of %s") % version.community.name,
        "community": version.community.name,
        "purpose": first.text if first else version.community.purpose,
        "about": _about(version),
        "parts": [part for part in parts if part["sentences"]],
        "signed_words": _("Signatures"),
        "signed": _signed(version),
        "signatures": [_signature(row) for row in signatures],
        "dissent_words": _("What someone sees differently"),
        "dissent": [row.argument for row in contract_pages.dissent(version, viewer)],
        "name_words": _("Name"),
        "day_words": _("Signed on"),
        "note_words": _("Note"),
    }


def _about(version):
    return _("Version %(number)s, adopted on %(day)s. To be looked at again on %(again)s.") % {
        "number": version.number,
        "day": _day(timezone.localdate(version.adopted_at)),
        "again": _day(version.review_on),
    }


def _signed(version):
    said = standing(version)
    if not said.signed.shown:
        return _("Too few people signed to say how many.")
    if not said.members.shown:
        return _("Signed by %(signed)s people.") % {"signed": said.signed}
    return _("Signed by %(signed)s of %(members)s members.") % {
        "signed": said.signed,
        "members": said.members,
    }


def _signature(row):
    return {"name": row.person.name, "day": _day(timezone.localdate(row.at)), "note": row.note}


def _day(day):
    return date_format(day, "j F Y")


def pdf(version, viewer):
    """The contract as a tagged PDF in the language of the reader."""
    said = json.dumps(content(version, viewer), ensure_ascii=False, sort_keys=True)
    return typst.compile(
        _sheet(), format="pdf", pdf_standards=["ua-1"], sys_inputs={"said": said}, ignore_system_fonts=True
    )


@cache
def _sheet():
    return SHEET.read_bytes()


def markdown(version, viewer):
    """The contract as Markdown; nothing people wrote can make a heading, a list or a link of itself."""
    said = content(version, viewer)
    lines = [f"# {_plain(said['title'])}", "", f"> {_plain(said['purpose'])}", "", said["about"], ""]
    for part in said["parts"]:
        lines += [f"## {part['words']}", "", *(f"- {_plain(text)}" for text in part["sentences"]), ""]
    lines += [f"## {said['signed_words']}", "", said["signed"], ""]
    for row in said["signatures"]:
        note = f" ({_plain(row['note'])})" if row["note"] else ""
        lines.append(f"- {_plain(row['name'])}, {row['day']}{note}")
    if said["dissent"]:
        lines += ["", f"## {said['dissent_words']}", "", *(f"- {_plain(text)}" for text in said["dissent"])]
    return "\n".join(lines).rstrip() + "\n"


# What Markdown would read as a sign of its own.
SIGNS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>#|~!&"})


def _plain(text):
    """Text on one line, read as it was written."""
    text = " ".join(text.split()).translate(SIGNS)
    head, dot, tail = text.partition(".")
    if text[:1] in "+-=" or (dot and head.isdigit()):
        return f"\\{text}" if not head.isdigit() else f"{head}\\.{tail}"
    return text
