"""What the headers of a mail say. Whatever stands there: a header that cannot be read says nothing."""

import re
from email.utils import collapse_rfc2231_value

from samenspel.ui.lines import one_line

# Longer ones are not taken apart: that takes more time than the line is worth.
LONGEST = 2_000
# As RFC 5321 has it, and as a letter can be sent to.
LONGEST_ADDRESS = 254
ADDRESS = re.compile(
    r"[^@\s<>\"(),:;\\\[\]\x00-\x1f\x7f\ufffd]{1,64}@[^@\s<>\"(),:;\\\[\]\x00-\x1f\x7f\ufffd]{1,250}"
)
NOT_AN_ADDRESS = re.compile(r'"(?:[^"\\]|\\.)*"|\([^()]*\)')
IDS = re.compile(r"<[^<>\s]{3,250}>")


def said(message, name):
    """The first header of this name as one line of words; "" when there is none, or it cannot be read."""
    try:
        value = next(iter(raw(message, name)), "")
        return one_line(str(message[name])) if value and len(value) <= LONGEST else ""
    except Exception:
        # Headers made to break the reader raise what they like.
        return ""


def raw(message, name):
    """All headers of this name as they came."""
    return [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def sender(message):
    """The one address it is from, in small letters; "" when that is none, several, or made to mislead."""
    froms = raw(message, "From")
    # Of two, a kind reader finds the first, where who reads the mail sees the other.
    if len(froms) != 1 or len(froms[0]) > LONGEST or NOT_AN_ADDRESS.sub("", froms[0]).count("@") != 1:
        return ""
    try:
        addresses = message["From"].addresses
        found = addresses[0].addr_spec.lower() if len(addresses) == 1 else ""
    except Exception:
        return ""
    return found if len(found) <= LONGEST_ADDRESS and ADDRESS.fullmatch(found) else ""


def message_id(message):
    """``<…>`` as it was given, or ""."""
    return next(iter(ids(message, "Message-ID")), "")


def ids(message, *names):
    """The Message-IDs that stand in these headers, the last one last."""
    found = []
    for name in names:
        for value in raw(message, name):
            found += IDS.findall(value[-20_000:])
    return list(dict.fromkeys(found))


def addresses(message, *names):
    """Every address in these headers, in small letters."""
    found = []
    for name in names:
        for value in raw(message, name)[:20]:
            found += [each.lower() for each in ADDRESS.findall(value[:20_000])]
    return list(dict.fromkeys(found))


def parameter(part, name, header="content-type"):
    """A parameter of a header such as the charset of a part, or ""."""
    try:
        value = part.get_param(name, header=header)
        return "" if value is None else collapse_rfc2231_value(value)
    except Exception:
        return ""


def content_type(part):
    try:
        return part.get_content_type()
    except Exception:
        return "application/octet-stream"
