"""What a mail server says of a letter it could not deliver: for good, this time, or only that it is late.

As RFC 3464 has it, and as common programs say it that do not keep to that. A report that a letter is late is
no failure.
"""

import re
from dataclasses import dataclass

from samenspel.mail.models.received import Bounce
from samenspel.mail.receiving import charsets, headers, machines

HARD, SOFT, COMPLAINT = Bounce.Kind.HARD, Bounce.Kind.SOFT, Bounce.Kind.COMPLAINT
STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
CODE = re.compile(r"(?<![\d.])(4[25]\d|5[05]\d)(?![\d.])")
# An address that does not exist, or takes nothing any more; a full box or a suspicious sender is not that.
FOR_GOOD = {(1, 0), (1, 1), (1, 2), (1, 3), (1, 6), (1, 10), (2, 1), (4, 4)}
# In words without signs, in small letters.
NOBODY = re.compile(
    r"\b(user|recipient|mailbox|address|account|addressee) ((is|was|could|has been) )?"
    r"(unknown|not (be )?found|not exist|does not exist|doesn t exist|disabled|inactive|unavailable|rejected"
    r"|not available|no longer|not valid)"
    r"|\b(unknown|no such|invalid|non ?existent|bad destination) (local )?(user|recipient|mailbox|address)"
    r"|does not exist|does not have an? \w+ account|no mailbox here|address (couldn t|could not) be found"
    r"|\bhost (or domain name )?not found|domain not found|wasn t found at"
    r"|onbekende? (gebruiker|ontvanger|geadresseerde)|bestaat niet|niet gevonden"
)
# How programs begin a report that is not made as RFC 3464 has it.
ODD = re.compile(
    r"(this is the qmail-send program|this message was created automatically by (the )?mail"
    r"|did not reach the following recipient|undeliver(ed|able)|mail delivery (failed|failure|system)"
    r"|mail delivery subsystem|delivery has failed|delivery status notification|returned mail"
    r"|could not be delivered|couldn.t be delivered|onbestelbaar|niet worden (afgeleverd|bezorgd)"
    r"|unzustellbar|nicht zugestellt werden|non remis)",
    re.I,
)
LATE = re.compile(
    r"(delayed|will (keep trying|be retried|continue to try)|warning: (message|could not)|still trying"
    r"|vertraag|verzögert|this is a warning message only|no action is required|you do not need to resend)",
    re.I,
)
MOST_WORDS = 20_000


@dataclass(frozen=True)
class Report:
    """kind: hard, soft or complaint; "" for what is no failure, such as that a letter is late."""

    kind: str
    status: str = ""
    ids: tuple = ()
    addresses: tuple = ()


def read(message):
    """The report this mail is, or None when it is none."""
    return _by_the_book(message) or _complaint(message) or _odd(message)


def kind_of(status, words=""):
    """How serious: by the number mail servers give it, else by what they say."""
    if match := STATUS.search(status):
        how, what, more = (int(each) for each in match.groups())
        if how == 2:
            return ""
        if how == 4:
            return SOFT
        if (what, more) in FOR_GOOD:
            return HARD
        is_vague = (what, more) in {(0, 0), (4, 1), (3, 0), (5, 0), (1, 9)}
        return HARD if is_vague and says_nobody(words) else SOFT
    code = CODE.search(words)
    if code and code[0].startswith("4"):
        return SOFT
    return HARD if says_nobody(words) else SOFT


def says_nobody(words):
    """Whether it says in words that there is nobody at this address."""
    return bool(NOBODY.search(re.sub(r"[\W_]+", " ", words[:MOST_WORDS].lower())))


def _by_the_book(message):
    for part in machines.parts(message):
        if headers.content_type(part) != "message/delivery-status":
            continue
        blocks = [each for each in _inner(part) if headers.raw(each, "Action")]
        failed = [each for each in blocks if headers.said(each, "Action").lower().startswith("fail")]
        if not failed:
            return Report("")
        kinds = [_of_block(each) for each in failed]
        kind, status = max(kinds, key=lambda each: (each[0] == HARD, each[0] == SOFT))
        return Report(kind, status, _ids(message), tuple(_recipients(failed)))
    return None


def _of_block(block):
    status = headers.said(block, "Status")
    words = headers.said(block, "Diagnostic-Code")
    # A number in the words is nearer to the fact than a vague one beside it.
    nearer = STATUS.search(words)
    is_vague = not STATUS.search(status) or status.strip().endswith(".0.0")
    told = nearer[0] if nearer and is_vague else (STATUS.search(status) or [""])[0]
    return kind_of(told, words), told


def _complaint(message):
    for part in machines.parts(message):
        if headers.content_type(part) == "message/feedback-report":
            return Report(COMPLAINT, "", _ids(message), tuple(_addresses_in(part)))
    return None


def _odd(message):
    subject = headers.said(message, "Subject")
    words = " ".join(_words(message))[:MOST_WORDS]
    named = headers.addresses(message, "X-Failed-Recipients")
    if not named and not ODD.search(f"{subject}\n{words[:2_000]}"):
        return None
    if LATE.search(subject) or (
        LATE.search(words[:3_000]) and not named and not NOBODY.search(words[:3_000])
    ):
        return Report("")
    status = (STATUS.search(words) or [""])[0]
    return Report(
        kind_of(status, words),
        status,
        _ids(message),
        tuple(named or headers.ADDRESS.findall(words.lower())[:20]),
    )


def _words(message):
    """Text that a mail server wrote, without the letter it sends back."""
    for part in machines.parts(message):
        if headers.content_type(part) == "text/plain" and not part.is_multipart():
            yield charsets.words_of(part)


def _inner(part):
    return part.get_payload() if part.is_multipart() else []


def _recipients(blocks):
    for block in blocks:
        yield from headers.addresses(block, "Final-Recipient", "Original-Recipient")


def _addresses_in(part):
    for each in _inner(part):
        yield from headers.addresses(each, "Original-Rcpt-To", "Removal-Recipient")


def _ids(message):
    """The numbers of letters this mail speaks of: in its own headers, and in what it sends back."""
    found = headers.ids(message, "References", "In-Reply-To")
    for part in machines.parts(message):
        kind = headers.content_type(part)
        if kind == "message/rfc822":
            for each in _inner(part):
                found += headers.ids(each, "Message-ID")
        elif (
            kind in {"text/rfc822-headers", "text/plain", "message/rfc822-headers"}
            and not part.is_multipart()
        ):
            text = charsets.words_of(part)[:200_000]
            found += re.findall(r"^Message-I[Dd]:\s*(<[^<>\s]{3,250}>)", text, re.M | re.I)
    return tuple(dict.fromkeys(found))
