"""Cutting off what programs and offices put beneath every mail; a greeting with a name stays."""

import re

MOST_LINES, MOST_LOOSE = 25, 10
DASHES = re.compile(r"^-- ?\u00a0?$")
LOOSE_DASHES = re.compile(r"^(--+|__+|—|–)$")
PHONE = re.compile(
    r"""^\W{0,3}(
        (verstuurd|verzonden|gestuurd)\ (vanaf|vanuit|van|met|via|door)\ .{2,60}
      | (sent|send)\ (from|with|via|using)\ .{2,60}
      | (von|aus)\ mein(em|er)\ .{2,40}\ (gesendet|geschickt|gesandt)
      | gesendet\ (von|mit|aus)\ .{2,60}
      | (envoyé|envoyée)\ (de(puis)?|d.un|à\ partir)\ .{2,60}
      | (get|download)\ \[?outlook\ for\ .{2,40} | \[?outlook\ voor\ .{2,40}
      | (télécharge[rz]|obtenir)\ \[?outlook\ pour\ .{2,40} | \[?outlook\ für\ .{2,40}
      | (verstuurd|sent|gesendet|envoyé)\W+ )\W{0,60}$""",
    re.X | re.I,
)
DISCLAIMER = re.compile(
    r"""^\W{0,3}(
        (dit|deze|de\ informatie\ (in|verzonden\ met)\ d(it|eze))\ (e-?mail)?\s?(bericht|e-?mail)?\b
            .{0,160}(bestemd|vertrouwelijk|geadresseerde)
      | de\ inhoud\ van\ dit\ (e-?mail)?bericht
      | this\ (e-?mail|message|communication)\b.{0,200}(intended|confidential|addressee)
      | the\ (information|content)s?\ (contained\ )?(in|of)\ this\ (e-?mail|message)
      | diese\ (e-?mail|nachricht)\b.{0,200}(vertraulich|bestimmt)
      | ce\ (message|courriel|mail)\b.{0,200}(destin|confidentiel)
      | disclaimer\b.{0,20}$
      | denk\ aan\ het\ milieu | bespaar\ papier | please\ consider\ the\ environment
      | think\ before\ you\ print
    )""",
    re.X | re.I | re.S,
)


def without_signature(text):
    """What stands above the signature; the whole where that would leave nothing."""
    lines = _until_disclaimer(_until_dashes(text.split("\n")))
    end = len(lines)
    while end and (not lines[end - 1].strip() or _is_of_program(lines[end - 1])):
        end -= 1
    kept = "\n".join(lines[:end])
    return kept if kept.strip() else text


def _until_dashes(lines):
    """Up to two dashes alone, as the standard has it, with not too much beneath them."""
    end, below = len(lines), 0
    for number in range(len(lines) - 1, -1, -1):
        if DASHES.match(lines[number]) and below <= (MOST_LOOSE if lines[number] == "--" else MOST_LINES):
            end, below = number, 0
        else:
            below += bool(lines[number].strip())
        if below > MOST_LINES:
            break
    return lines[:end]


def _until_disclaimer(lines):
    """Up to a paragraph that says for whom mail is; not in the first, where people write."""
    is_first = True
    for number, line in enumerate(lines):
        if not line.strip() or (number and lines[number - 1].strip()):
            continue
        if not is_first and DISCLAIMER.match(" ".join(lines[number : number + 4])[:400]):
            return lines[:number]
        is_first = False
    return lines


def _is_of_program(line):
    line = line.strip()
    return len(line) < 120 and bool(PHONE.match(line) or LOOSE_DASHES.match(line))
