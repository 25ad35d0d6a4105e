"""Fetching from elsewhere: never to this machine or network, and bounded whatever the other side does."""

import gzip
import socket
import threading
import time
from contextlib import contextmanager, suppress

import pytest

from samenspel.house.outgoing import NotFetched, Outgoing, is_public

SOMEWHERE = "93.184.215.14"
PAGE = b"<title>Het hek</title>"


def answer(body=PAGE, *, status="200 OK", **headers):
    lines = {
        "Content-Type": "text/html",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"HTTP/1.1 {status}\r\n{head}Connection: close\r\n\r\n".encode() + body


@contextmanager
def site(*answers):
    """A server on this machine that gives each caller the next answer: bytes, or what is done with it."""
    asked, dialled = [], []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve():
        for each in answers:
            try:
                line, _address = listening.accept()
            except OSError:
                return
            with line:
                asked.append(line.recv(65536))
                with suppress(OSError):
                    each(line) if callable(each) else line.sendall(each)

    def dial(address, port, timeout):
        dialled.append((address, port))
        return socket.create_connection(listening.getsockname(), timeout)

    serving = threading.Thread(target=serve, daemon=True)
    serving.start()
    try:
        yield dial, asked, dialled
    finally:
        with suppress(OSError):
            listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        serving.join(5)


def resolver(**names):
    """Names and their addresses; each time a name is asked for, the next list, the last for ever."""
    known = {name.replace("_", "."): list(lists) for name, lists in names.items()}

    def resolve(host, port):
        lists = known[host]
        return lists.pop(0) if len(lists) > 1 else lists[0]

    return resolve


def outgoing(dial, *, seconds=2, **names):
    names = names or {"krant_example": [[SOMEWHERE]]}
    return Outgoing(resolve=resolver(**names), dial=dial, seconds=seconds, most_bytes=20_000)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "10.0.0.1",
        "172.16.5.5",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "255.255.255.255",
        "198.18.0.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::ffff:93.184.215.14",
        "::127.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "2001:0:a00:1::",
        "2001:db8::1",
        "nonsense",
    ],
)
def test_an_address_that_is_not_of_the_open_internet_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", [SOMEWHERE, "8.8.8.8", "2606:2800:21f:cb07:6820:80da:af6b:8b2c"])
def test_an_address_of_the_open_internet_is_public(address):
    assert is_public(address)


def test_a_page_is_fetched_from_the_address_that_was_checked_and_nothing_goes_along():
    with site(answer()) as (dial, asked, dialled):
        page = outgoing(dial).fetch("http://krant.example/het hek?a=é#verder")

    assert (page.content, page.type) == (PAGE, "text/html")
    assert dialled == [(SOMEWHERE, 80)]
    assert asked[0].startswith(b"GET /het%20hek?a=%C3%A9 HTTP/1.1\r\n")
    assert b"Host: krant.example\r\n" in asked[0]
    assert not any(word in asked[0].lower() for word in (b"cookie", b"referer", b"authorization"))


@pytest.mark.parametrize(
    "addresses", [["10.0.0.5"], ["fd00::5"], [SOMEWHERE, "127.0.0.1"], ["::ffff:127.0.0.1"], []]
)
def test_a_name_that_leads_inside_is_not_asked_anything(addresses):
    with site() as (dial, _asked, dialled), pytest.raises(NotFetched, match="not a public address"):
        outgoing(dial, binnen_example=[addresses]).fetch("http://binnen.example/")

    assert dialled == []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]", "2130706433", "0x7f.1", "localhost"])
def test_an_address_in_the_link_itself_is_looked_at_as_well(host):
    def no_line(address, port, timeout):
        raise AssertionError(f"called {address}")

    with pytest.raises(NotFetched):
        Outgoing(dial=no_line).fetch(f"http://{host}/")


@pytest.mark.parametrize(
    "to", ["http://binnen.example/", "http://127.0.0.1/", "//binnen.example/x", "http://[::1]/"]
)
def test_a_redirect_to_the_inside_is_not_followed(to):
    names = {"krant_example": [[SOMEWHERE]], "binnen_example": [["192.168.0.10"]]}
    names |= {"127_0_0_1": [["127.0.0.1"]], "::1": [["::1"]]}

    here = answer(status="302 Found", Location=to)
    with site(here, answer()) as (dial, _asked, dialled), pytest.raises(NotFetched, match="not a public"):
        outgoing(dial, **names).fetch("http://krant.example/")

    assert len(dialled) == 1


def test_a_name_that_means_something_else_a_moment_later_changes_nothing():
    names = {"krant_example": [[SOMEWHERE], ["127.0.0.1"]]}

    with site(answer()) as (dial, _asked, dialled):
        outgoing(dial, **names).fetch("http://krant.example/")
    assert dialled == [(SOMEWHERE, 80)]

    changing = {"krant_example": [[SOMEWHERE], ["127.0.0.1"]]}
    here = answer(status="301 Moved", Location="/verder")
    with site(here, answer()) as (dial, _asked, dialled), pytest.raises(NotFetched, match="not a public"):
        outgoing(dial, **changing).fetch("http://krant.example/")
    assert dialled == [(SOMEWHERE, 80)]


def test_what_is_connected_to_is_looked_at_once_more():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        from samenspel.house.outgoing import dial

        with pytest.raises(NotFetched, match="connected to an address that is not public"):
            dial("127.0.0.1", port, 1)


def test_redirects_are_followed_a_few_times():
    here = answer(status="302 Found", Location="/verder")

    with site(here, answer()) as (dial, asked, _dialled):
        assert outgoing(dial).fetch("http://krant.example/").url == "http://krant.example/verder"
    assert asked[1].startswith(b"GET /verder ")
    with site(*[here] * 6) as (dial, _asked, dialled), pytest.raises(NotFetched, match="too many"):
        outgoing(dial).fetch("http://krant.example/")
    assert len(dialled) == 5


@pytest.mark.parametrize(
    "url",
    [
        "ftp://krant.example/",
        "file:///etc/passwd",
        "gopher://krant.example/",
        "http://krant.example:22/",
        "http://noor:geheim@krant.example/",
        "http:///nergens",
        "http://krant.example:geen/",
        f"http://krant.example/{'a' * 2000}",
    ],
)
def test_what_is_no_plain_web_address_is_not_asked(url):
    with site() as (dial, _asked, dialled), pytest.raises(NotFetched):
        outgoing(dial).fetch(url)

    assert dialled == []


def endless(line):
    line.sendall(answer(b""))
    while True:
        line.sendall(b"a" * 4096)


def test_a_page_that_never_ends_is_cut_off():
    with site(endless) as (dial, _asked, _dialled):
        page = outgoing(dial).fetch("http://krant.example/")

    assert len(page.content) == 20_000


def drip(line):
    line.sendall(answer(b""))
    for _ in range(20):
        line.sendall(b"a")
        time.sleep(0.05)


def drip_head(line):
    for byte in answer():
        line.sendall(bytes([byte]))
        time.sleep(0.05)


@pytest.mark.parametrize("slow", [drip, drip_head, lambda line: time.sleep(0.6)])
def test_who_takes_too_long_is_left(slow):
    began = time.monotonic()

    with site(slow) as (dial, _asked, _dialled):
        with pytest.raises(NotFetched):
            outgoing(dial, seconds=0.3).fetch("http://krant.example/")
        took = time.monotonic() - began

    assert took < 0.9


@pytest.mark.parametrize(
    "type", ["image/svg+xml", "application/pdf", "application/octet-stream", "text/plain"]
)
def test_another_type_is_left(type):
    with site(answer(Content_Type=type)) as (dial, _asked, _dialled), pytest.raises(NotFetched, match="type"):
        outgoing(dial).fetch("http://krant.example/")


def test_what_unfolds_into_far_more_is_cut_off():
    packed = gzip.compress(b"<title>x</title>" + bytes(50_000_000), 9)[:19_000]

    with site(answer(packed, Content_Encoding="gzip")) as (dial, _asked, _dialled):
        page = outgoing(dial).fetch("http://krant.example/")

    assert (len(page.content), page.content[:16]) == (20_000, b"<title>x</title>")


@pytest.mark.parametrize(
    "wrong",
    [
        answer(status="404 Not Found"),
        answer(b"\x1f\x8bgeen", Content_Encoding="gzip"),
        answer(Content_Encoding="br"),
        answer(status="302 Found"),
        answer(status="302 Found", Location="javascript:alert(1)"),
        b"no http at all\r\n\r\n",
        b"",
    ],
)
def test_whatever_else_is_wrong_ends_the_same_way(wrong):
    with site(*[wrong] * 6) as (dial, _asked, _dialled), pytest.raises(NotFetched):
        outgoing(dial).fetch("http://krant.example/")
