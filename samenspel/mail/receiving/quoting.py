"""Cutting off what was said before, which mail programs put beneath, above or between what one writes.

Known: how Gmail, Outlook, Apple Mail, Thunderbird and phones begin it, in Dutch, English, German and French.
What stands between quoted lines is an answer to them: there the quotes stay.
"""

import re

from samenspel.mail.receiving.markup import CUT

# A line that begins what was said before may be broken over this many lines.
BROKEN_OVER = 4
LONGEST_BEGIN = 400
BEGINS = re.compile(
    r"""^\W{0,3}(
        (On|Op|Am|Le)\ (?=.*\d).{4,300}?(wrote|schreef|geschreven|schrieb|a\ écrit)(\ .{1,80})?\s?:
      | (Op|Am)\ (?=.*\d).{4,300}?(schreef|schrieb)\ .{1,120}:
      | (\S.{0,80}\ )?(schreef|wrote|schrieb|a\ écrit)\ (op|on|am|le)\ (?=.*\d).{4,120}:
      | \d{4}-\d\d-\d\d.{0,40}\d\d:\d\d.{1,120}:
    )\W{0,3}$""",
    re.X | re.I,
)
BEGINS_EARLY = re.compile(r"^\W{0,3}(on|op|am|le|\d{4}-)\b", re.I)
# People tell what others wrote; only programs say at which minute, and from which address.
SURE = re.compile(r"\d[:.h]\d\d|\S@\S")
LINE = re.compile(
    r"^\W*(-{2,}|_{2,})\s*(original message|original appointment|oorspronkelijk bericht|message d.origine"
    r"|ursprüngliche nachricht|originalnachricht|message original|beantwoord bericht)\s*(-{2,}|_{2,})?\W*$",
    re.I,
)
FROM = re.compile(r"^\W{0,4}(from|van|von|de)\s?:\W{0,3}\s*\S", re.I)
THEN = re.compile(
    r"^\W{0,4}(sent|date|verzonden|datum|gesendet|envoyé|to|aan|an|à|cc|subject|onderwerp|betreff|objet)\s?:",
    re.I,
)
RULE = re.compile(r"^\s*(_{10,}|-{10,}|\*{10,})\s*$")
QUOTED = re.compile(r"^\s{0,3}(>|\|\s)")
# Whole lines that programs leave where something was cut already.
LEFTOVER = re.compile(
    r"^\W*(\[?(quoted text hidden|tekst uit oorspronkelijke bericht is verborgen)\]?)\W*$", re.I
)


def without_before(text):
    """What was written now; nothing where there is nothing but what was said before."""
    lines = text.split("\n")
    lines = _above(_without_top(lines))
    lines = _without_end(lines)
    lines = _without_begin(lines)
    kept = "\n".join(line for line in lines if not LEFTOVER.match(line) and line != CUT).strip("\n")
    return re.sub(r"\n{3,}", "\n\n", kept)


def _above(lines):
    """Lines above where a program says that all below was said before."""
    for number, line in enumerate(lines):
        if CUT in line or LINE.match(line) or _is_block(lines, number):
            return _without_rule(lines[:number])
        if not QUOTED.match(line) and (length := _begins_at(lines, number)):
            is_sure = SURE.search(" ".join(lines[number : number + length]))
            if is_sure and not _is_quote(lines, number + length):
                # Outlook and phones do not mark what they quote.
                return lines[:number]
    return lines


def _is_block(lines, number):
    """From, Sent, To, Subject beneath each other, as Outlook has it."""
    if not FROM.match(lines[number]):
        return False
    below = [line for line in lines[number + 1 : number + 7] if line.strip()][:4]
    return sum(bool(THEN.match(line)) for line in below) >= 2


def _without_rule(lines):
    while lines and (not lines[-1].strip() or RULE.match(lines[-1])):
        lines = lines[:-1]
    return lines


def _begins_at(lines, number):
    """Over how many lines “On … somebody wrote:” stands here; 0 when it does not."""
    if not lines[number].strip():
        return 0
    whole = ""
    for length in range(1, BROKEN_OVER + 1):
        line = lines[number + length - 1] if number + length <= len(lines) else ""
        if not line.strip() or QUOTED.match(line) or len(whole) + len(line) > LONGEST_BEGIN:
            return 0
        whole = f"{whole} {line.strip()}".strip()
        if whole.endswith(":") or whole.rstrip("*_ ").endswith(":"):
            if BEGINS.match(whole):
                return length
            return 0
        if length == 1 and not BEGINS_EARLY.match(line):
            return 0
    return 0


def _without_end(lines):
    """Without quoted lines at the end, and the line that says whose they are."""
    end = _last_own(lines)
    if end == len(lines):
        return lines
    for length in range(1, BROKEN_OVER + 1):
        start = end - length
        if start >= 0 and _begins_at(lines, start) == length:
            return lines[:start]
    return lines[:end]


def _last_own(lines):
    """How many lines there are up to the last that is not quoted; all when none is quoted at the end."""
    end = len(lines)
    while end and not lines[end - 1].strip():
        end -= 1
    own = end
    while own and (QUOTED.match(lines[own - 1]) or not lines[own - 1].strip()):
        own -= 1
    return len(lines) if own == end else own


def _without_top(lines):
    """Without one quote at the very top, for who writes beneath it; several are answered one by one."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    length = _begins_at(lines, start) if start < len(lines) else 0
    after = start + length
    while after < len(lines) and not lines[after].strip():
        after += 1
    end = after
    while end < len(lines) and (QUOTED.match(lines[end]) or not lines[end].strip()):
        end += 1
    is_quoted = end > after and QUOTED.match(lines[after])
    rest = lines[end:]
    if not is_quoted or not any(line.strip() for line in rest) or any(QUOTED.match(line) for line in rest):
        return lines
    return rest


def _without_begin(lines):
    """Without “On … wrote:” that stands alone above quotes that are answered one by one."""
    start = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    length = _begins_at(lines, start) if start < len(lines) else 0
    return lines[start + length :] if length and _is_quote(lines, start + length) else lines


def _is_quote(lines, start):
    """Whether the first words from here are quoted."""
    return bool(QUOTED.match(next((line for line in lines[start:] if line.strip()), "")))
