"""A letter as the mail program gets it: text and HTML in one frame, and the headers that make it behave.

The number of a letter is made of its key, so that a mail program that gets it twice shows it once.
"""

from email.utils import format_datetime, formataddr, parseaddr
from hashlib import sha256

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.crypto import salted_hmac
from django.utils.safestring import mark_safe

from samenspel.house.address import root
from samenspel.house.rules import rules
from samenspel.mail.bounces import return_path
from samenspel.mail.parts import in_html
from samenspel.mail.sockets import COMPOSERS, Said, address_of_answer, beneath
from samenspel.ui.lines import one_line


def compose(letter):
    """``letter`` as Django sends it, or None when there is nothing to say (any more)."""
    with translation.override(letter.language):
        said = said_in(letter)
        return None if said is None else _message(letter, said, beneath(letter))


def said_in(letter):
    """What ``letter`` says: as it was written, or as its composer says it now."""
    if not letter.late:
        return Said(letter.subject, letter.text, letter.html, tuple(letter.attachments))
    return COMPOSERS[letter.late](letter)


def as_pages(letter, said, below):
    """(text, html) of a letter with what stands beneath it."""
    context = {
        "said": said,
        "below": below,
        "house": rules().name,
        "where": root(),
        "language": letter.language,
    }
    context["body"] = mark_safe(said.html or in_html(said.text))  # noqa: S308 (escaped part by part)
    text = render_to_string("mail/letter.txt", context).strip() + "\n"
    return text, render_to_string("mail/letter.html", context)


def _message(letter, said, below):
    text, html = as_pages(letter, said, below)
    message = EmailMultiAlternatives(
        subject=one_line(said.subject),
        body=text,
        from_email=return_path(letter),
        to=[letter.to],
        headers=_headers(letter, below),
    )
    message.attach_alternative(html, "text/html")
    for each in said.attachments:
        _attach(message, each)
    return message


def _attach(message, each):
    """An invitation stands in the letter itself, where Gmail and Outlook look, and beside it as a file."""
    if each["type"] == "text/calendar":
        message.attach_alternative(each["content"], f"text/calendar; method={each['method']}")
        message.attach(each["name"], each["content"].encode(), "application/ics")
    else:
        message.attach(each["name"], each["content"], each["type"])


def _headers(letter, below):
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    headers = {
        "From": formataddr((one_line(name or rules().name), address)),
        "Message-ID": number_of(letter),
        "Date": format_datetime(timezone.localtime()),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": letter.language,
        **letter.headers,
    }
    if letter.thread:
        headers["References"] = headers["In-Reply-To"] = f"<{_folded(letter.thread)}@{domain()}>"
    if letter.kind:
        headers["List-ID"] = f"<letters.{domain()}>"
    if below.stop:
        headers["List-Unsubscribe"] = f"<{below.stop}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    if answered_at := address_of_answer(letter):
        headers["Reply-To"] = answered_at
    return headers


def number_of(letter):
    """The Message-ID: the same for the same letter, of no other, and known to who has the letter only."""
    secret = salted_hmac("samenspel.mail.number", letter.key, algorithm="sha256")
    return f"<{secret.hexdigest()[:40]}@{domain()}>"


def domain():
    """What our letters come from, as in the address they are sent by."""
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"


def _folded(text):
    return sha256(text.encode()).hexdigest()[:40]
