"""Mail as it comes in, for tests: written by somebody, to the reply address of a letter."""

from email.message import EmailMessage

from samenspel.discussions import writing
from samenspel.mail import answering
from samenspel.mail.models import Letter
from samenspel.mail.receiving import arriving

DOMAIN = "antwoord.example"


def thread(cast, by=None, title="Wie helpt er dinsdag?"):
    """A thread in De Wijkwerkplaats with one message."""
    return writing.begin(cast.workshop, by=by or cast.noor, title=title, text="Ik zoek nog twee mensen.")


def address_of(person, thing):
    kind = "discussions.message" if hasattr(thing, "discussion_id") else "discussions.discussion"
    return answering.address_for(person, f"{kind}:{thing.pk}")


def mail(text="Ik kom ook.", *, by="sami@samen.example", number="<1@mail.example>", **headers):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = by, f"reply@{DOMAIN}", "Re: Wie helpt er dinsdag?"
    if number:
        message["Message-ID"] = number
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def brought(message, to, **rest):
    """What became of it when the mail server brought it."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    return arriving.receive(raw, to=to, **{"mail_from": "sami@samen.example", **rest})


def told():
    """What the house wrote about mail that came in, the newest last."""
    return list(Letter.objects.filter(key__startswith="mail.").order_by("pk"))
