"""Fetching something from elsewhere without being led astray.

Whoever writes a link decides where the house would look, so it looks only at public addresses, and connects
to the very address it checked: a name that means something else a moment later changes nothing. The same
holds after each redirect. Time, size, redirects, ports and types are bounded. Nothing of ours goes along: no
cookie, no page that was read, no password in the address.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
REDIRECTS = {301, 302, 303, 307, 308}
# Ranges that carry an address of version 4 inside: what stands behind them cannot be seen from the outside.
TUNNELS = [
    ipaddress.ip_network(each)
    for each in ("::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32", "::/96")
]
LONGEST_ADDRESS = 2000


class NotFetched(Exception):
    """Nothing came of it; the message says why, for the log and for tests, not for people."""


@dataclass(frozen=True)
class Fetched:
    """What came: the address it came from in the end, its type, and its first bytes."""

    url: str
    type: str
    charset: str
    content: bytes


def is_public(address):
    """Whether an IP address leads to the open internet: not to this machine, this network, or a tunnel."""
    try:
        known = ipaddress.ip_address(address.split("%")[0])
    except ValueError:
        return False
    if known.version == 6 and any(known in tunnel for tunnel in TUNNELS):
        return False
    is_special = known.is_multicast or known.is_reserved or known.is_unspecified or known.is_loopback
    return known.is_global and not is_special


def resolve(host, port):
    """All addresses a name has now."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(sockaddr[0] for *_rest, sockaddr in found))


def dial(address, port, timeout):
    """A connection to this address and no other."""
    connection = socket.create_connection((address, port), timeout)
    if not is_public(connection.getpeername()[0]):
        connection.close()
        raise NotFetched("connected to an address that is not public")
    return connection


@dataclass(frozen=True)
class Outgoing:
    """How to fetch; tests give another ``resolve`` and ``dial``, and never another check of addresses."""

    resolve: Callable = resolve
    dial: Callable = dial
    most_bytes: int = 512 * 1024
    seconds: float = 8
    most_redirects: int = 4
    types: tuple = ("text/html", "application/xhtml+xml")
    secure: Callable = ssl.create_default_context

    def fetch(self, url):
        """What stands at ``url``. Raises NotFetched, and nothing else, when it should or could not be had."""
        until = time.monotonic() + self.seconds
        try:
            for _hop in range(self.most_redirects + 1):
                answer = self._ask(url, until)
                if isinstance(answer, Fetched):
                    return answer
                url = answer
        except (OSError, http.client.HTTPException, ValueError, zlib.error) as error:
            raise NotFetched(type(error).__name__) from error
        raise NotFetched("too many redirects")

    def post(self, url, content, headers):
        """Hand ``content`` over; says with which status it was met. Goes nowhere else. Raises NotFetched."""
        try:
            return self._ask(url, time.monotonic() + self.seconds, partial(self._handed, content, headers))
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise NotFetched(type(error).__name__) from error

    def _ask(self, url, until, speak=None):
        """What came, or the address it says to look at instead; or what ``speak`` makes of the line."""
        parts = _checked(url)
        port = PORTS[parts.scheme]
        address = self._public_address(parts.hostname, port)
        left = _left(until)
        # A list, since the line becomes another object when it is made secure.
        line = [self.dial(address, port, left)]
        # Each read may take as long as the whole may: when time is up the line is cut.
        cut = threading.Timer(left, _cut, [line])
        cut.start()
        try:
            return (speak or self._answer)(line, parts, url, until)
        finally:
            cut.cancel()
            line[0].close()

    def _public_address(self, host, port):
        """One address of a name of which every address is public: one that is not gives the name away."""
        addresses = self.resolve(host, port)
        if not addresses or not all(is_public(each) for each in addresses):
            raise NotFetched("not a public address")
        return addresses[0]

    def _handed(self, content, headers, line, parts, url, until):
        connection, path = self._spoken(line, parts)
        connection.request("POST", path, body=content, headers={**headers, "Connection": "close"})
        status = connection.getresponse().status
        _left(until)
        return status

    def _spoken(self, line, parts):
        """The line as one speaks over it, and the path that is asked for."""
        if parts.scheme == "https":
            secure = self.secure()
            line[0] = secure.wrap_socket(
                line[0], server_hostname=parts.hostname, do_handshake_on_connect=False
            )
            line[0].do_handshake()
        connection = http.client.HTTPConnection(parts.hostname, PORTS[parts.scheme])
        connection.sock = line[0]
        path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
        query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=~-._?')}" if parts.query else ""
        return connection, f"{path}{query}"

    def _answer(self, line, parts, url, until):
        connection, path = self._spoken(line, parts)
        headers = {
            "User-Agent": "Samenspel (preview of a link)",
            "Accept": ", ".join(self.types),
            "Accept-Encoding": "identity",
            "Connection": "close",
        }
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        if response.status in REDIRECTS:
            return urljoin(url, response.headers.get("Location", ""))
        if response.status != 200:
            raise NotFetched(f"answered {response.status}")
        if response.headers.get_content_type() not in self.types:
            raise NotFetched("another type")
        charset = response.headers.get_content_charset() or ""
        return Fetched(url, response.headers.get_content_type(), charset, self._body(response, until))

    def _body(self, response, until):
        """The first bytes; a page that never ends, or unfolds into far more, is cut off there."""
        content = bytearray()
        while len(content) < self.most_bytes:
            _left(until)
            chunk = response.read1(min(65536, self.most_bytes - len(content)))
            if not chunk:
                break
            content += chunk
        # A line that was cut looks like the end.
        _left(until)
        packed = response.headers.get("Content-Encoding", "identity").lower()
        if packed in {"gzip", "x-gzip", "deflate"}:
            return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(bytes(content), self.most_bytes)
        if packed not in {"", "identity"}:
            raise NotFetched("packed in a way we did not ask for")
        return bytes(content)


def _checked(url):
    parts = urlsplit(url)
    if len(url) > LONGEST_ADDRESS or parts.scheme not in PORTS or not parts.hostname:
        raise NotFetched("not a web address")
    if parts.username or parts.password or parts.port not in {None, PORTS[parts.scheme]}:
        raise NotFetched("an address with a password or a port of its own")
    return parts


def _left(until):
    left = until - time.monotonic()
    if left <= 0:
        raise NotFetched("it took too long")
    return left


def _cut(line):
    with suppress(OSError):
        line[0].shutdown(socket.SHUT_RDWR)
