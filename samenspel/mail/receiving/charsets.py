"""The words of a part, whatever it says its signs are: that is absent, wrong or made up often enough."""

import codecs
import re

from samenspel.mail.receiving import headers

# Those that mails are written in. Others exist in Python that are no charset at all, or take for ever.
KNOWN = re.compile(
    r"(utf-?(8|16|32|7)|us-?ascii|ascii|iso-?8859-?|latin|windows-?|cp|koi8|gb|big5|euc|shift|sjis|iso-2022|mac|tis)",
    re.I,
)
NARROW = {"ascii", "iso8859-1", "iso8859-15"}
# Signs that steer, hide or cannot be kept; a line break and a tab stay.
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")


def words_of(part):
    """The text of a text part, with plain line breaks."""
    content = part.get_payload(decode=True) or b""
    text = decoded(content, headers.parameter(part, "charset"))
    return clean(text)


def clean(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n")
    return UNFIT.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n\n"))


def decoded(content, charset=""):
    """Bytes as text: as they say, unless they are plainly UTF-8, or what they say is not so."""
    name = _known(charset)
    if name in NARROW | {""}:
        # Called Latin or nothing at all, and yet UTF-8: that it is so by chance does not happen.
        order = ["utf-8", "cp1252" if name in NARROW | {""} else name]
    else:
        order = [name, "utf-8"]
    for each in order:
        try:
            return content.decode(each)
        except (UnicodeError, LookupError):
            continue
    return content.decode("cp1252", errors="replace")


def _known(charset):
    charset = charset.strip().strip("\"'")[:40]
    if not KNOWN.match(charset):
        return ""
    try:
        return codecs.lookup(charset).name
    except LookupError:
        return ""
