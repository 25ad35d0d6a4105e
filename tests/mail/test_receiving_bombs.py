"""A mail made to break its reader breaks nothing: it is refused in little time, or read for what it is."""

import time

import pytest

from samenspel.mail.receiving import bodies, charsets, headers, machines, markup, parsing

HEAD = b"From: sami@samen.example\nMIME-Version: 1.0\n"


def nested(depth):
    """Multiparts in multiparts."""
    begins = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(depth)
    )
    return HEAD + begins + b"Content-Type: text/plain\n\ndiep\n"


def attached(depth):
    """Mails in mails."""
    return HEAD + b"Content-Type: message/rfc822\n\n" * depth + b"\ndiep\n"


BOMBS = {
    "nested": nested(5_000),
    "nested a little": nested(60),
    "mails in mails": attached(5_000),
    "parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nx\n" * 20_000,
    "headers": b"X-A: b\n" * 100_000 + b"\n\n",
    "a header": HEAD + b"X-A: " + b"a" * 2_000_000 + b"\n\nx",
    "a folded header": HEAD + b"X-A: a\n" + b" b\n" * 100_000 + b"\nx",
    "parameters": HEAD + b"Content-Type: text/plain; " + b"a=b; " * 10_000 + b"\n\nx",
}


@pytest.mark.parametrize("raw", BOMBS.values(), ids=BOMBS)
def test_a_mail_of_an_impossible_shape_is_not_read(raw):
    began = time.monotonic()

    with pytest.raises(parsing.Unreadable):
        parsing.parse(raw)

    assert time.monotonic() - began < 2


def test_a_mail_that_is_too_large_is_not_read(settings):
    settings.EMAIL_IN_MEGABYTES = 1

    with pytest.raises(parsing.TooLarge):
        parsing.parse(HEAD + b"\n" + b"x" * 1024 * 1024)


def test_a_mail_that_takes_too_long_is_let_go(monkeypatch):
    monkeypatch.setattr(parsing, "MOST_SECONDS", -1)

    with pytest.raises(parsing.Unreadable):
        parsing.parse(HEAD + b"\nx")


STRANGE_FROM = ["<" * 1500, "(" * 1500, '"' * 1501, ",".join("a@b.c" for _ in range(300)), "\x00@\x00"]


@pytest.mark.parametrize("sender", STRANGE_FROM, ids=range(len(STRANGE_FROM)))
def test_a_sender_made_to_break_its_reader_is_nobody(sender):
    began = time.monotonic()

    message = parsing.parse(b"From: %s\nSubject: x\n\nx" % sender.encode())

    assert headers.sender(message) == ""
    assert machines.reason(message) == ""
    assert time.monotonic() - began < 1


STRANGE_HTML = {
    "deep": "<div>" * 50_000 + "x",
    "deep quotes": "<blockquote>" * 20_000 + "x" + "</blockquote>" * 20_000,
    "many marks": "<b>a</b>" * 10_000,
    "many quotes": "<div class=gmail_quote>a</div>" * 8_000,
    "open comment": "<!--" * 50_000,
    "open tags": "<a " * 50_000,
    "lists": "<ul><li>" * 10_000,
    "entities": "&" * 100_000,
    "links": "<a href='https://x.example'>a" * 8_000,
    "tags that mend each other": "".join(f"<b a={n}>" for n in range(300)) + "<p>x" * 15_000,
    "quotes that do not end": '<a href="' * 20_000,
    "styles": "<style>" * 50_000,
    "ends": "</div>" * 40_000,
}


@pytest.mark.parametrize("html", STRANGE_HTML.values(), ids=STRANGE_HTML)
def test_html_made_to_take_for_ever_is_read_in_a_moment(html):
    began = time.monotonic()

    bodies.cut(markup.as_text(html))

    assert time.monotonic() - began < 2


STRANGE_TEXT = {
    "begins": "Op 3 nov 2026 om 10:12 " * 20_000,
    "lines that begin": "Op 3 nov 2026 om 10:12\n" * 20_000,
    "dashes": "-- \n" * 20_000,
    "quotes": "> a\nb\n" * 20_000,
    "from": "Van: a\n" * 20_000,
    "underscores": "_" * 200_000,
    "colons": ":" * 200_000,
    "spaces": " " * 200_000 + "x",
}


@pytest.mark.parametrize("text", STRANGE_TEXT.values(), ids=STRANGE_TEXT)
def test_text_made_to_take_for_ever_is_read_in_a_moment(text):
    message = parsing.parse(HEAD + b"Content-Type: text/plain; format=flowed\n\n" + text.encode())
    began = time.monotonic()

    bodies.written(message)

    assert time.monotonic() - began < 2


@pytest.mark.parametrize(
    ("content", "charset", "says"),
    [
        ("café".encode(), "utf-8", "café"),
        ("café".encode(), "iso-8859-1", "café"),
        ("café".encode("cp1252"), "utf-8", "café"),
        ("€ 40 – “goed”".encode("cp1252"), "iso-8859-1", "€ 40 – “goed”"),
        ("café".encode("latin-1"), "us-ascii", "café"),
        ("café".encode(), "bestaat-niet", "café"),
        ("café".encode(), "", "café"),
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
        ("café".encode("utf-16"), "utf-16", "café"),
        (b"caf\\u00e9", "unicode_escape", "caf\\u00e9"),
        (b"xn--caf-dma", "idna", "xn--caf-dma"),
        (b"a\x00b\x1fc", "utf-8", "abc"),
        ("a\u202eb".encode(), "utf-8", "a\u202eb"),
    ],
)
def test_words_are_read_whatever_the_mail_says_its_signs_are(content, charset, says):
    assert charsets.clean(charsets.decoded(content, charset)) == says
