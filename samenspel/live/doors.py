"""Who may listen: from which address on the web, how many at once, and with which tickets."""

import ipaddress
import json
from collections import Counter
from urllib.parse import urlsplit

from django.http.request import split_domain_port, validate_host

from samenspel.live import tickets

MOST_TICKETS = 60
MOST_CHANNELS = 120
LONGEST_BODY = 64 * 1024


class Refused(Exception):
    """The connection is not opened; ``status`` says why, as HTTP does."""

    def __init__(self, status, retry_after=0):
        super().__init__(status)
        self.status = status
        self.retry_after = retry_after


def origin_of(headers, *, hosts, trusted):
    """The origin of the page that asks, when it is one of ours.

    On this machine pages and hub differ in their port only, so the port is not compared; what counts is the
    ticket, which only a page of ours holds. Raises Refused otherwise.
    """
    origin, host = headers.get("origin", ""), headers.get("host", "")
    name, _port = split_domain_port(host)
    if not name or not validate_host(name, hosts):
        raise Refused(400)
    if origin in trusted:
        return origin
    parts = urlsplit(origin)
    asking, _port = split_domain_port(parts.netloc)
    if parts.scheme not in {"http", "https"} or not asking or asking != name:
        raise Refused(403)
    return origin


def address_of(peer, headers, *, proxies):
    """The address of the reader; ``proxies`` of our own stand in between, each adding who asked it."""
    if not proxies:
        return peer
    said = [part.strip() for part in headers.get("x-forwarded-for", "").split(",") if part.strip()]
    return said[-proxies] if len(said) >= proxies else peer


def group_of(address):
    """An IPv6 household has a whole network of addresses: it counts as one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if found.version == 4:
        return address
    return str(ipaddress.ip_network((found, 64), strict=False))


def asked_in(body, *, now):
    """The (ticket, position) pairs in what a page sent; tickets that are over are left out.

    Raises Refused when it is not readable, when nothing is left, or when tickets are of several people.
    """
    try:
        said = json.loads(body)["tickets"]
        pairs = [(str(text), str(since)) for text, since in said]
    except (ValueError, TypeError, KeyError) as error:
        raise Refused(400) from error
    found = []
    for text, since in pairs[:MOST_TICKETS]:
        try:
            found.append((tickets.read(text, now=now), since))
        except tickets.NotATicket:
            continue
    if not found or len({ticket.person for ticket, _since in found}) > 1:
        raise Refused(403)
    if sum(len(ticket.channels) for ticket, _since in found) > MOST_CHANNELS:
        raise Refused(400)
    return found


class Room:
    """How many may listen at once: in all, each person, and each address."""

    def __init__(self, *, most, each_person, each_address):
        self.most = most
        self.each_person = each_person
        self.each_address = each_address
        self.people: Counter = Counter()
        self.addresses: Counter = Counter()

    def enter(self, person, address):
        """Take a place. Raises Refused when there is none."""
        if self.addresses.total() >= self.most:
            raise Refused(503, retry_after=60)
        if self.addresses[address] >= self.each_address or (
            person and self.people[person] >= self.each_person
        ):
            raise Refused(429, retry_after=60)
        self.addresses[address] += 1
        self.people[person] += 1

    def leave(self, person, address):
        for counter, key in ((self.people, person), (self.addresses, address)):
            counter[key] -= 1
            if not counter[key]:
                del counter[key]
