"""A house wears its own theme: its tokens, its fonts, and nothing else of the file."""

import pytest
from django.core.checks import run_checks

from samenspel.ui import house_style as styles

THEME = """
/* .ours { --basis-color-default-bg-document: wrong; } */
@import url("https://evil.example/all.css");
@font-face { font-family: "Our Sans"; src: url("fonts/our-sans.woff2") format("woff2"); }
.our-theme {
  --our-purple: #5b2b82;
  --our-unused: #123456;
  --basis-color-accent-1-color-default: var(--our-purple);
  --basis-dataset-neutral: #777777;
  --utrecht-button-color: var(--our-unused);
  background: url("https://evil.example/eye.png");
}
.our-theme--dark { --basis-color-accent-1-color-default: #e0d0ff; }
"""


@pytest.fixture
def worn(settings, tmp_path):
    """``worn(css)``: the sheet that pages get when a house drops this theme file in."""
    settings.STATIC_ROOT = tmp_path
    settings.THEME_FILE = "house/theme.css"
    (tmp_path / "house").mkdir()

    def worn(css, dark=None):
        (tmp_path / "house/theme.css").write_text(css)
        if dark:
            (tmp_path / "house/color-scheme-dark").mkdir()
            (tmp_path / "house/color-scheme-dark/theme.css").write_text(dark)
        return styles.house_style(settings.THEME_FILE)

    styles.house_style.cache_clear()
    styles.style_digest.cache_clear()
    yield worn
    styles.house_style.cache_clear()
    styles.style_digest.cache_clear()


def test_the_tokens_of_the_theme_and_what_they_refer_to_are_worn(worn):
    css = worn(THEME)

    assert "--basis-color-accent-1-color-default:var(--our-purple);" in css
    assert "--our-purple:#5b2b82;" in css


def test_nothing_else_of_the_file_reaches_a_page(worn):
    css = worn(THEME)

    for wrong in ("evil.example", "--our-unused", "utrecht", "dataset", "wrong", "background"):
        assert wrong not in css


def test_the_fonts_of_the_house_are_found_beside_its_file(worn):
    assert 'url("/static/house/fonts/our-sans.woff2")' in worn(THEME)


def test_a_dark_rule_counts_in_the_dark_only(worn):
    light, dark = worn(THEME).split('[data-theme="dark"]', 1)

    assert "#e0d0ff" not in light
    assert "#e0d0ff" in dark


def test_a_dark_file_beside_the_theme_counts_in_the_dark(worn):
    css = worn(
        ".a { --basis-color-default-bg-document: #ffffff; }",
        dark=".a-dark { --basis-color-default-bg-document: #000000; }",
    )

    assert css.index("#ffffff") < css.index('[data-theme="dark"]') < css.index("#000000")


def test_a_theme_without_a_dark_side_stays_light(worn):
    css = worn(".a { --basis-color-default-bg-document: #ffffff; }")

    assert ":root[data-theme]{color-scheme:light;}" in css
    assert "prefers-color-scheme" not in css


@pytest.mark.parametrize("css", ["", "{}}}{", "@media {", ".a { --basis-x: }", "\x00" * 50, "}" * 1000])
def test_a_broken_theme_file_breaks_no_page(css, worn, client):
    worn(css)

    assert client.get("/ui/").status_code == 200


def test_pages_ask_for_the_house_style_after_our_own_and_may_keep_it(worn, client):
    worn(THEME)

    html = client.get("/ui/").text
    address = html.split("/house/style.css")[1].split('"')[0]
    response = client.get(f"/house/style.css{address}")

    assert html.index("built/page-") < html.index("house/style.css")
    assert "immutable" in response["cache-control"]
    assert response["content-type"] == "text/css; charset=utf-8"


def test_a_theme_file_that_is_not_there_is_said_at_the_start(settings):
    settings.THEME_FILE = "nowhere/theme.css"

    assert [warning.id for warning in run_checks() if warning.id == "samenspel.W020"] == ["samenspel.W020"]


@pytest.mark.parametrize("path", ["../secret.css", "house/../../secret.css"])
def test_a_theme_file_lies_among_the_static_files(path, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    (tmp_path / "static/house").mkdir(parents=True)
    (tmp_path / "secret.css").write_text(THEME)

    assert styles.find(path) is None
