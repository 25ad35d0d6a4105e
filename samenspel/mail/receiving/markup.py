"""An HTML mail as text in Markdown, for who sends nothing else. What hides is left out.

Taken apart tag by tag and never built into a tree: HTML made for it keeps builders of trees busy for minutes.
What comes out is text, and is shown as any text of people is.
"""

import re
from html import unescape

from samenspel.mail.receiving.lines import Lines

MOST_SIGNS, LONGEST_TAG = 2_000_000, 2_000
DEEPEST = 200
PIECE = re.compile(r"<!--|<(?P<end>/?)(?P<tag>[a-zA-Z][\w:-]*)(?P<rest>[^<>]*)>|<[!?/][^<>]*>|[^<]+|<")
ATTRIBUTE = re.compile(r"""([a-zA-Z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?""")
# What stands in these is not for readers.
AWAY_WITH = {
    "script",
    "style",
    "title",
    "template",
    "noscript",
    "object",
    "svg",
    "math",
    "select",
    "textarea",
}
AWAY_UNTIL = {tag: re.compile(rf"</{tag}\b[^<>]*>", re.I) for tag in AWAY_WITH}
MARKS = {"b": "**", "strong": "**", "i": "_", "em": "_", "s": "~~", "del": "~~", "strike": "~~"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
APART = {"p", "blockquote", "ul", "ol", "table", "hr"} | HEADINGS
ON_A_LINE = {"div", "tr", "li", "pre", "section", "article", "header", "footer", "center"}
# Nobody ends these, and nothing depends on where they end.
LOOSE = {
    "p",
    "li",
    "tr",
    "td",
    "th",
    "br",
    "hr",
    "img",
    "meta",
    "link",
    "input",
    "col",
    "dd",
    "dt",
    "wbr",
    "area",
}
# What programs put around a signature, and around all that was said before.
SIGNATURES = {"gmail_signature", "gmail_signature_prefix", "moz-signature", "signature", "x_signature"}
SIGNATURES |= {"ms-outlook-mobile-signature", "ms-outlook-mobile-body-separator-line", "mobile-signature"}
SIGNATURES |= {"protonmail_signature_block"}
BEFORE = {"gmail_quote", "yahoo_quoted", "protonmail_quote", "tutanota_quote", "zmail_extra"}
# From here on everything is what was said before.
FROM_HERE = {"divrplyfwdmsg", "x_divrplyfwdmsg", "appendonsend", "x_appendonsend", "outlookmessageheader"}
FROM_HERE |= {"mail-editor-reference-message-container"}
HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|font-size\s*:\s*0(?![.\d])", re.I
)
# Stands where all that follows was said before.
CUT = "\x1c"


def as_text(html):
    """The text of a mail in HTML, in Markdown; ``quoting`` cuts off what was said before."""
    reader = _Reader()
    for piece in _pieces(html[:MOST_SIGNS].replace(CUT, "")):
        reader.read(piece)
        if reader.is_over:
            break
    return reader.out.text()


def _pieces(html):
    """Tags and text in their order, without comments and without what is not for readers."""
    at = 0
    while piece := PIECE.match(html, at):
        at = piece.end()
        if piece[0] == "<!--":
            at = html.find("-->", at) + 3
            if at < 3:
                return
            continue
        yield piece
        tag = (piece["tag"] or "").lower()
        if tag in AWAY_WITH and not piece["end"] and not piece["rest"].endswith("/"):
            end = AWAY_UNTIL[tag].search(html, at)
            if end is None:
                return
            at = end.end()


class _Reader:
    """What is open while the pieces go by: quotes, lists, links, and what hides what is in it."""

    def __init__(self):
        self.out = Lines()
        self.open, self.beyond = [], {}
        self.lists, self.links = [], []
        self.silent = self.as_typed = 0
        self.is_cut = self.is_over = False

    def read(self, piece):
        tag = (piece["tag"] or "").lower()
        if not tag:
            self._words(piece[0])
        elif piece["end"]:
            self._ends(tag)
        elif tag not in AWAY_WITH:
            self._begins(tag, _attributes(piece["rest"]))

    def _words(self, words):
        if self.silent or words.startswith(("<!", "<?", "</")):
            return
        if self.as_typed:
            for number, line in enumerate(unescape(words).split("\n")):
                self.out.new_line() if number else None
                self.out.say(line)
        else:
            self.out.say_words(re.sub(r"[ \t\r\n\f]+", " ", unescape(words)))

    def _begins(self, tag, said):
        names = _names(said)
        hides = bool(names & SIGNATURES) or _is_hidden(said)
        if tag not in LOOSE or (hides and tag in {"p", "td", "li"}):
            self._open(tag, hides)
        self.is_over = self.is_over or bool(names & FROM_HERE)
        if self.is_over or self.silent:
            return
        if not self.is_cut and names & BEFORE and self.out.has_words:
            self.is_cut = True
            self.out.new_block()
            self.out.say(CUT)
        self._begin(tag, said)

    def _open(self, tag, hides):
        """Deeper than people write, only the number is kept."""
        if len(self.open) >= DEEPEST:
            self.beyond[tag] = self.beyond.get(tag, 0) + 1
            return
        self.open.append((tag, hides))
        self.silent += hides
        self.as_typed += tag == "pre"

    def _ends(self, tag):
        if self.beyond.get(tag):
            self.beyond[tag] -= 1
        elif any(each == tag for each, _hides in self.open):
            while self._close() != tag:
                pass
        elif not self.silent:
            self._end(tag)

    def _close(self):
        tag, hides = self.open.pop()
        if not self.silent:
            self._end(tag)
        self.silent -= hides
        self.as_typed -= tag == "pre"
        return tag

    def _begin(self, tag, said):
        if tag in APART:
            self.out.new_block()
        elif tag in ON_A_LINE:
            self.out.fresh_line()
        if tag == "blockquote":
            self.out.quote(1)
        elif tag == "br":
            self.out.new_line()
        elif tag in {"ul", "ol"}:
            self.lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            self._item()
        elif tag in {"td", "th"}:
            self.out.say_words(" ")
        else:
            self._begin_in_line(tag, said)

    def _begin_in_line(self, tag, said):
        if tag in HEADINGS:
            self.out.say("## ")
        elif tag in MARKS:
            self.out.mark(MARKS[tag])
        elif tag == "a":
            self.links.append((said.get("href", ""), self.out.place()))
        elif tag == "img" and said.get("src", "").startswith("cid:"):
            self.out.say(f"[{said['src']}]")

    def _end(self, tag):
        if tag == "blockquote":
            self.out.quote(-1)
            self.out.new_block()
        elif tag in {"ul", "ol"}:
            self.lists = self.lists[:-1]
            self.out.new_block()
        elif tag in APART:
            self.out.new_block()
        elif tag in ON_A_LINE:
            self.out.fresh_line()
        elif tag in MARKS:
            self.out.end_mark(MARKS[tag])
        elif tag == "a" and self.links:
            self._end_link(*self.links.pop())

    def _end_link(self, href, place):
        words = self.out.since(place).strip()
        bare = href.removeprefix("mailto:").rstrip("/")
        if (
            not words
            or any(sign in words + href for sign in "[]()")
            or not href.startswith(("http", "mailto:"))
        ):
            return
        if words.rstrip("/") in {href.rstrip("/"), bare} or bare.endswith(words.rstrip("/")):
            self.out.instead(place, href if href.startswith("http") else words)
        else:
            self.out.instead(place, f"[{words}]({href})")

    def _item(self):
        number = self.lists[-1] if self.lists else None
        if number is not None:
            self.lists[-1] = number = number + 1
        depth = min(5, max(0, len(self.lists) - 1))
        self.out.say("  " * depth + ("- " if number is None else f"{number}. "))


def _attributes(rest):
    return {
        found[0].lower(): unescape(found[1] or found[2] or found[3])
        for found in ATTRIBUTE.findall(rest[:LONGEST_TAG])
    }


def _names(said):
    return {*said.get("class", "").lower().split(), said.get("id", "").lower()} - {""}


def _is_hidden(said):
    return "hidden" in said or said.get("aria-hidden") == "true" or bool(HIDDEN.search(said.get("style", "")))
