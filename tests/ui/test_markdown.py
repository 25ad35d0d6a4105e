"""What people write becomes HTML that can hurt nobody."""

import re
import time

import pytest
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from samenspel.ui.rendering import as_html, as_words

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[click](javascript:alert(1))",
    "[click](JaVaScRiPt:alert(1))",
    "[click](data:text/html;base64,PHNjcmlwdD4=)",
    "[click](vbscript:msgbox(1))",
    "![x](javascript:alert(1))",
    "![x](data:image/svg+xml;base64,PHN2Zz4=)",
    "<iframe src='//evil.example'></iframe>",
    "<a href='x' style='position:fixed' onclick='a()'>x</a>",
    "[x]: javascript:alert(1)\n\n[x]",
    "<svg><style>*{display:none}</style></svg>",
    "```<script>\nalert(1)\n```",
    '[a](http://x.example/" onmouseover="alert(1))',
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_hostile_gets_through(text):
    html = "".join(re.findall(r"<[^>]*>", as_html(text).lower()))

    for wrong in (
        "<script",
        "<iframe",
        "<svg",
        "<style",
        'href="java',
        'href="data',
        'href="vb',
        'src="data',
        'src="java',
    ):
        assert wrong not in html
    assert not re.search(r"\s(on\w+|style)=", html)


@pytest.mark.parametrize("address", ["https://evil.example/eye.png", "//evil.example/eye.png", "evil.png"])
def test_a_picture_of_another_house_is_not_shown(address):
    assert "src" not in as_html(f"![eye]({address})")


def test_a_picture_of_our_own_is_not_asked_for_in_the_readers_name():
    assert "<img" not in as_html("![out](/demo/leave/)")


def test_links_vouch_for_nothing():
    assert as_html("[us](https://samen.example)").strip() == (
        '<p><a href="https://samen.example" rel="nofollow noopener ugc">us</a></p>'
    )


def test_an_address_in_a_sentence_is_a_link_without_its_full_stop():
    html = as_html("See https://samen.example/a_b. Or `https://not.example`.")

    assert (
        '<a href="https://samen.example/a_b" rel="nofollow noopener ugc">https://samen.example/a_b</a>. Or'
        in html
    )
    assert html.count("<a ") == 1


def test_headings_stay_below_those_of_the_page():
    html = as_html("# One\n\n###### Six")

    assert "<h3>One</h3>" in html
    assert "<h6>Six</h6>" in html


def test_ordinary_text_reads_as_written():
    html = as_html("*Coffee* at **the Quay**\n\n- one\n- two\n\n~~no~~")

    for part in ("<em>Coffee</em>", "<strong>the Quay</strong>", "<li>one</li>", "<s>no</s>"):
        assert part in html


@pytest.mark.parametrize(
    "text",
    [">" * 20_000, "[" * 20_000, "*a_" * 10_000, "![" * 10_000, "- " * 10_000, "`" * 20_001, "|" * 20_000],
)
def test_a_text_made_to_be_slow_is_not(text):
    start = time.process_time()

    as_html(text)

    assert time.process_time() - start < 5


@given(st.text(max_size=300))
def test_any_text_at_all_can_be_shown(text):
    assert "<script" not in as_html(text)


def test_the_filter_needs_no_escaping_and_takes_nothing():
    source = "{% load markdown %}{{ text|markdown }}"

    assert Template(source).render(Context({"text": "*a*"})) == "<p><em>a</em></p>\n"
    assert Template(source).render(Context({"text": None})) == ""


def test_a_wide_table_does_not_grow_beyond_what_was_typed():
    typed = "|" + "a|" * 2000 + "\n|" + "-|" * 2000 + "\n" + "|\n" * 1000

    assert len(as_html(typed)) < 2 * len(typed)


def test_the_words_of_a_text_stand_on_one_line_and_are_escaped_like_any_other():
    text = 'We took **twelve** thresholds\n\n- "out" & away <b>x</b>'

    assert as_words(text) == 'We took twelve thresholds "out" & away <b>x</b>'
    page = Template('{% load markdown %}<meta content="{{ text|words }}">').render(Context({"text": text}))
    assert page == (
        '<meta content="We took twelve thresholds &quot;out&quot; &amp; away &lt;b&gt;x&lt;/b&gt;">'
    )
