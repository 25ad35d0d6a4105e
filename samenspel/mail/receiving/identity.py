"""Whether a mail is from whom its reply address belongs to: the token and the sender must both fit.

Anyone can write any sender. That is no matter without the token, which stands in the letters of one person.
Where the mail server of the house checks senders (SPF, DKIM, DMARC) and says so, a false one is refused.
"""

import re

from allauth.account.models import EmailAddress
from django.conf import settings

from samenspel.mail.receiving import headers

RESULT = re.compile(r"\b(dmarc|dkim|spf)\s*=\s*([a-z]+)([^;]*)", re.I)
DOMAIN = {
    "dkim": re.compile(r"header\.(?:d|i)=@?([^\s;]+)", re.I),
    "spf": re.compile(r"smtp\.mailfrom=(\S+)", re.I),
}


def fits(person, sender):
    """Whether ``person`` reads mail at this address, as far as they proved it."""
    if not sender:
        return False
    if sender == (person.email or "").lower():
        return True
    # Compared here: to a database an “ı” may be an “i”, and its domain somebody else's.
    proved = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return sender in {address.lower() for address in proved}


def is_forged(message, sender):
    """Whether the house's own mail server, if it is named in the settings, did not find the sender true."""
    server = settings.EMAIL_IN_CHECKED_BY.lower()
    if not server:
        return False
    found = next(
        (each for each in headers.raw(message, "Authentication-Results") if _is_of(each, server)), ""
    )
    # Between quotes and brackets stands what the sender chose themselves, such as “; dmarc=pass”.
    plain = headers.NOT_AN_ADDRESS.sub(" ", found[:5_000])
    results = [(what.lower(), how.lower(), rest) for what, how, rest in RESULT.findall(plain)]
    if any(what == "dmarc" and how in {"fail", "reject", "quarantine"} for what, how, _rest in results):
        return True
    if any(what == "dmarc" and how == "pass" for what, how, _rest in results):
        return False
    domain = sender.rpartition("@")[2]
    return not any(how == "pass" and _is_near(what, rest, domain) for what, how, rest in results)


def _is_of(value, server):
    return value.split(";")[0].split()[:1] == [server] or value.lower().split(";")[0].strip() == server


def _is_near(what, rest, domain):
    """Whether what passed was said of the domain of the sender, or of one it belongs to."""
    if what not in DOMAIN or not (found := DOMAIN[what].search(rest)):
        return False
    of = found[1].rpartition("@")[2].strip("<>\"'").lower()
    return bool(of) and (of == domain or (domain.endswith(f".{of}") and "." in of))
