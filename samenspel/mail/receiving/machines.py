"""Whether a machine wrote it: while somebody is away, for a list, as a receipt; or it is a letter of ours.

A machine is never answered, or two of them would talk for ever.
"""

import re

from samenspel.mail.receiving import headers

MOST_HOPS = 40
# No sender on the envelope, as doors and pipes write it.
NO_SENDER = {"", "<>", "mailer-daemon"}
BULK = {"bulk", "junk", "list", "auto_reply", "auto-reply"}
ROBOTS = re.compile(r"(mailer-daemon|postmaster|no-?reply|do-?not-?reply|autoreply|bounces?)([+-].*)?@", re.I)
ANSWERS = (
    "X-Autoreply",
    "X-Autorespond",
    "X-Autoresponder",
    "X-Auto-Reply-From",
    "X-Mail-Autoreply",
    "X-FC-MachineGenerated",
    "X-MS-Exchange-Generated-Message-Source",
)
# As programs begin the subject of what they send while somebody is away; people do not.
AWAY = re.compile(
    r"(automatische? (antwoord|beantwoording|reactie)|afwezigheids?(melding|bericht|assistent)"
    r"|afwezig:|niet aanwezig:"
    r"|out of (the )?office|automatic reply|auto(matic|mated)?[- ]?(reply|response)|on vacation:"
    r"|automatische antwort|abwesenheits(notiz|benachrichtigung)|abwesend:"
    r"|r[ée]ponse automatique|message d.absence|absence du bureau)",
    re.I,
)


def reason(message, mail_from=None):
    """Why this is the work of a machine, in a word; "" when it may be a person's.

    mail_from   the sender on the envelope; reports of mail servers travel without, None is not known
    """
    if len(headers.raw(message, "Received")) > MOST_HOPS:
        return "too-many-hops"
    automatic = headers.said(message, "Auto-Submitted").lower()
    if automatic and not automatic.startswith("no"):
        return "auto-submitted"
    if headers.raw(message, "List-Id") or headers.raw(message, "List-Unsubscribe"):
        return "list"
    if headers.said(message, "Precedence").lower() in BULK:
        return "bulk"
    if any(headers.raw(message, name) for name in ANSWERS):
        return "automatic-answer"
    if mail_from is not None and mail_from.strip().lower() in NO_SENDER:
        return "no-sender"
    if "<>" in headers.raw(message, "Return-Path") or ROBOTS.match(headers.sender(message)):
        return "no-sender"
    if AWAY.match(headers.said(message, "Subject")):
        return "away"
    return _by_its_kind(message)


def _by_its_kind(message):
    """Receipts and answers to invitations, which programs send when somebody clicks."""
    kind = headers.content_type(message)
    if kind == "multipart/report":
        return "report"
    if kind == "text/calendar" or any(
        headers.content_type(part) == "text/calendar" and headers.parameter(part, "method").upper() == "REPLY"
        for part in parts(message)
    ):
        return "answer-to-invitation"
    return ""


def asks_for_silence(message):
    """Whether its sender wants no answer from a machine, though it is a person's."""
    wanted = headers.said(message, "X-Auto-Response-Suppress").lower()
    return any(word in wanted for word in ("all", "autoreply"))


def parts(message):
    """The message and all in it, but for what stands in mails that were sent along."""
    yield message
    if message.is_multipart() and headers.content_type(message) != "message/rfc822":
        for part in message.get_payload():
            yield from parts(part)
