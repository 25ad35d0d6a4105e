"""The parts of a letter: its text, and the HTML made of it, so that both say the same.

What a text may hold, apart by empty lines:

    ## A heading
    A paragraph, with addresses that become links.
    https://samen.example/page/        alone and of this house: a button
        KXR-42P                        indented: a code, in large letters
    - a line of a list
      https://samen.example/there/     and where it leads: the line becomes the link
"""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.translation import gettext as _

from samenspel.house.address import root
from samenspel.ui.rendering import as_html

OPENING, END = "\ue000", "\ue001"
MARK = re.compile(f"{OPENING}(\\w+){END}")
LINK = re.compile(r"https?://[^\s<>\"']+[^\s<>\"'.,;:!?)\]]")
# As look.md has it; written into each element, since not every mail program reads a style sheet.
STYLES = {
    "p": "margin:0 0 16px",
    "h2": "margin:28px 0 8px;font-size:18px;line-height:1.3",
    "ul": "margin:0 0 16px;padding:0 0 0 20px",
    "li": "margin:0 0 8px",
    "code": "margin:0 0 16px;font-size:28px;line-height:1.2;font-weight:bold;letter-spacing:2px",
    "quote": "margin:0 0 16px;padding:2px 0 2px 16px;border-left:3px solid #b8d2c4",
    "button": "display:inline-block;padding:12px 20px;border-radius:6px;background:#1f5a3f;color:#ffffff;"
    "font-weight:bold;text-decoration:none",
    "a": "color:#1f5a3f",
}


@dataclass(frozen=True)
class Quote:
    """Words of people in Markdown: as they were typed in the text, as they look in the HTML."""

    text: str


def marked(said):
    """``said`` for a template, each Quote a mark that comes back where it was written."""
    return {k: f"{OPENING}{k}{END}" if isinstance(v, Quote) else v for k, v in said.items()}


def in_text(text, said):
    """The text with the words of people where their marks stand."""
    return MARK.sub(lambda mark: said[mark[1]].text if mark[1] in said else "", text)


def in_html(text, said=None):
    """The HTML of a text, without the frame it stands in."""
    blocks = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").strip("\n"))
    return "\n".join(_block(block.strip("\n"), said or {}) for block in blocks if block.strip())


def _block(block, said):
    alone = MARK.fullmatch(block.strip())
    lines = block.split("\n")
    if alone:
        return _in("quote", as_html(said[alone[1]].text) if alone[1] in said else "", tag="div")
    if block.startswith("## "):
        return _in("h2", escape(block[3:]))
    if LINK.fullmatch(block.strip()):
        return _in("p", _button(block.strip()) if _is_ours(block.strip()) else _linked(block.strip()))
    if all(line.startswith("    ") for line in lines):
        return _in("code", "<br>".join(_linked(line.strip()) for line in lines), tag="p")
    if lines[0].startswith("- "):
        return _in("ul", "".join(_items(lines)))
    return _in("p", MARK.sub(lambda mark: escape(said[mark[1]].text), "<br>".join(map(_linked, lines))))


def _items(lines):
    """Lines of a list; an address beneath one makes it a link."""
    for words, below in _pairs(lines):
        address = below.strip()
        if LINK.fullmatch(address):
            yield _in("li", f'<a href="{escape(address)}" style="{STYLES["a"]}">{escape(words)}</a>')
        else:
            yield _in("li", _linked(words) + (f"<br>{_linked(address)}" if address else ""))


def _pairs(lines):
    items = []
    for line in lines:
        if line.startswith("- "):
            items.append([line[2:], ""])
        else:
            items[-1][1] += ("\n" if items[-1][1] else "") + line
    return items


def _in(name, inner, tag=""):
    tag = tag or name
    return f'<{tag} class="m-{name}" style="{STYLES[name]}">{inner}</{tag}>'


def _button(address):
    words = escape(_("Open it"))
    return f'<a class="m-button" href="{escape(address)}" style="{STYLES["button"]}">{words}</a>'


def _linked(line):
    """Escaped, with the addresses in it as links."""
    pieces, end = [], 0
    for found in LINK.finditer(line):
        pieces.append(escape(line[end : found.start()]))
        pieces.append(f'<a href="{escape(found[0])}" style="{STYLES["a"]}">{escape(found[0])}</a>')
        end = found.end()
    return "".join([*pieces, escape(line[end:])])


def _is_ours(address):
    where = root()
    return bool(where) and LINK.fullmatch(address) is not None and address.startswith(f"{where}/")
