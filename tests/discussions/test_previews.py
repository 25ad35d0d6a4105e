"""What linked pages say of themselves: title, description and site as words, or quietly nothing."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from samenspel.discussions import previews, writing
from samenspel.discussions.models import LinkPreview
from samenspel.house.outgoing import Fetched, NotFetched
from samenspel.house.rules import change

ADDRESS = "https://krant.example/hek"


class Elsewhere:
    """Stands for the internet: one page, and which address was asked for."""

    def __init__(self, content, charset=""):
        self.content, self.charset, self.asked = content, charset, []

    def fetch(self, url):
        self.asked.append(url)
        if self.content is None:
            raise NotFetched("it took too long")
        content = self.content if isinstance(self.content, bytes) else self.content.encode()
        return Fetched(url, "text/html", self.charset, content)


def message(cast, text=f"Zie {ADDRESS}."):
    return writing.begin(cast.workshop, by=cast.sami, title="Het hek", text=text).messages.get()


def looked(cast, content, **more):
    preview = LinkPreview.objects.get(message=message(cast))
    previews.look(preview, outgoing=Elsewhere(content, **more))
    preview.refresh_from_db()
    return preview


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"Zie {ADDRESS}.", ADDRESS),
        (f"([krant]({ADDRESS}))", ADDRESS),
        (f"**{ADDRESS}** en https://ander.example", ADDRESS),
        (f"`{ADDRESS}`", ""),
        (f"```\n{ADDRESS}\n```", ""),
        ("ftp://krant.example en javascript:alert(1)", ""),
        ("https://", ""),
    ],
)
def test_the_first_link_that_is_not_shown_as_code_counts(text, address):
    assert previews.first_link(text) == address


def test_what_a_page_says_of_itself_stands_under_the_message(cast, client_of):
    head = '<meta property="og:title" content="Het hek &amp; de tuin">'
    head += '<meta property="og:site_name" content="De krant">'
    preview = looked(
        cast, f'<title>x</title>{head}<meta name="description" content="Buren halen\n het weg.">'
    )

    assert (preview.title, preview.description, preview.site) == (
        "Het hek & de tuin",
        "Buren halen het weg.",
        "De krant",
    )
    page = client_of(cast.noor).get(preview.message.get_absolute_url(), follow=True).content.decode()
    assert "Het hek &amp; de tuin" in page
    assert '<img src="http' not in page


def test_what_a_page_says_is_words_and_nothing_else(cast, client_of):
    preview = looked(cast, "<title>&lt;script&gt;alert(1)&lt;/script&gt;\u202e</title>" + "a" * 9)

    page = client_of(cast.noor).get(preview.message.get_absolute_url(), follow=True).content.decode()

    assert "<script>alert(1)" not in page
    assert "\u202e" not in preview.title
    assert preview.site == "krant.example"


@pytest.mark.parametrize(
    ("content", "charset", "title"),
    [
        ("<title>Café één</title>".encode("latin-1"), "iso-8859-1", "Café één"),
        (b'<meta charset="windows-1252"><title>Caf\xe9</title>', "", "Café"),
        (b"<title>Caf\xc3\xa9</title>", "geen-charset", "Café"),
        (b"<title>Caf\xc3\xa9</title>", "idna", "Café"),
        (b"<title>Caf\xc3\xa9</title>", "punycode", "Café"),
        (b"<title>Caf\xc3\xa9</title>", "undefined", "Café"),
        (b"<title>Caf\xc3\xa9</title>", "zip", "Café"),
        (b"<title>Caf\xc3\xa9</title>", "raw-unicode-escape", "Café"),
        ("<title>Café</title>".encode("utf-16"), "utf-16", "Café"),
        ("<title>垣根</title>".encode("euc-jp"), "EUC-JP", "垣根"),
        ("<title>垣根</title>".encode("shift_jis"), "Shift_JIS", "垣根"),
        ("<title>울타리</title>".encode("euc-kr"), "euc-kr", "울타리"),
        ("<title>篱笆</title>".encode("gb18030"), "gb2312", "篱笆"),
        ("<title>籬笆</title>".encode("big5"), "big5", "籬笆"),
        (b"<title>" + b"lang " * 100, "", ("lang " * 100)[:199].rstrip() + "…"),
    ],
)
def test_letters_are_read_as_the_page_says(content, charset, title, cast):
    assert looked(cast, content, charset=charset).title == title


def test_a_declaration_nobody_knows_leaves_what_stood_before_it(cast):
    assert looked(cast, "<title>Het hek</title><![onbekend[x]]>").title == "Het hek"


@pytest.mark.parametrize(
    "charset", ["utf-8", "utf-16", "shift_jis", "euc-jp", "gb18030", "big5", "x" * 300, "\0"]
)
def test_bytes_that_are_no_letters_fail_nothing(charset):
    head = previews.Head()

    head.read(Fetched(ADDRESS, "text/html", charset, bytes(range(255, -1, -1)) * 3))

    assert head.said == {}


@pytest.mark.parametrize("content", [None, "", "<html><body>Niets", b"\xff\xfe\x00", "<title>"])
def test_what_cannot_be_had_is_left_out_without_a_word(content, cast, client_of):
    preview = looked(cast, content)

    assert (preview.title, bool(preview.looked_at)) == ("", True)
    page = client_of(cast.noor).get(preview.message.get_absolute_url(), follow=True).content.decode()
    assert "link-preview" not in page


def test_a_page_is_looked_at_once_after_the_message_is_there(
    cast, django_capture_on_commit_callbacks, monkeypatch
):
    elsewhere = Elsewhere("<title>Het hek</title>")
    monkeypatch.setattr(previews, "Outgoing", lambda: elsewhere)

    with django_capture_on_commit_callbacks(execute=True):
        said = message(cast)
    previews.look(LinkPreview.objects.get())

    assert elsewhere.asked == [ADDRESS]
    assert said.preview.title == "Het hek"


def test_another_link_is_looked_at_anew_and_the_same_is_not(cast):
    said = message(cast)
    first = LinkPreview.objects.get()

    said = writing.edit(said, f"Beter gezegd: zie {ADDRESS}", by=cast.sami)
    assert LinkPreview.objects.get() == first
    said = writing.edit(said, "Zie https://ander.example", by=cast.sami)
    assert LinkPreview.objects.get().address == "https://ander.example"
    writing.edit(said, "Toch maar niet", by=cast.sami)
    assert not LinkPreview.objects.exists()


def test_administrators_can_have_none_made(cast):
    change(by=cast.anna, link_previews=False)

    message(cast)

    assert not LinkPreview.objects.exists()


def test_none_is_fetched_that_waited_when_they_were_switched_off(cast):
    preview = LinkPreview.objects.get(message=message(cast))
    change(by=cast.anna, link_previews=False)
    elsewhere = Elsewhere("<title>Het hek</title>")

    previews.look(preview, outgoing=elsewhere)

    assert elsewhere.asked == []


def test_who_wrote_the_message_and_who_leads_take_it_away(cast, client_of):
    preview = looked(cast, "<title>Het hek</title>")
    with pytest.raises(PermissionDenied):
        previews.take_away(preview, by=cast.vera)

    answer = client_of(cast.sami).post(reverse("discussions:take_preview_away", args=[preview.message_id]))

    assert answer.status_code == 302
    page = client_of(cast.noor).get(preview.message.get_absolute_url(), follow=True).content.decode()
    assert "link-preview" not in page
    assert not LinkPreview.objects.shown().exists()


def test_it_goes_with_a_message_that_is_taken_back(cast):
    preview = looked(cast, "<title>Het hek</title>")

    writing.take_back(preview.message, by=cast.sami)

    assert not LinkPreview.objects.exists()


def test_so_many_links_an_hour_are_looked_at_for_one_person(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"look_at_link": "2/h/user"}
    said = message(cast, "Geen link")
    client = client_of(cast.sami)

    for n in range(4):
        client.post(f"/discussions/message/{said.pk}/edit/", {"text": f"{ADDRESS}/{n}"})
        seen = LinkPreview.objects.filter(address=f"{ADDRESS}/{n}").exists()
        assert seen == (n < 2)
