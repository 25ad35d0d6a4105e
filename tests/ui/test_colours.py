"""One source of colour: tokens.css; everything else reads --basis-… from it."""

import re
from pathlib import Path

import pytest

import samenspel

ROOMS = Path(samenspel.__file__).parent
TOKENS = ROOMS / "ui/static/ui/css/tokens.css"
SHEETS = sorted(
    path
    for path in ROOMS.glob("*/static/**/*.css")
    if path != TOKENS and "built" not in path.relative_to(ROOMS).parts
)
LITERAL = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch|color)\(|\b(?:white|black|red|green|blue|gr[ae]y|orange|yellow)\b",
    re.I,
)
MARGIN_OF_AA = 4.5
TEXT_ON_GROUND = [
    (ink, ground) for ink in ("document", "default", "subtle") for ground in ("document", "subtle", "default")
]


def declarations(css):
    """Only what stands between a property and its semicolon: no comments, selectors or font names."""
    css = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", css, flags=re.S)
    return re.findall(r"[{;]\s*[a-z-]+\s*:\s*([^;{}]+)", css)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(ROOMS)))
def test_every_colour_comes_from_a_token(sheet):
    found = [
        value
        for value in declarations(sheet.read_text())
        if LITERAL.search(re.sub(r"var\([^)]*\)", "", value))
    ]

    assert not found


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: str(path.relative_to(ROOMS)))
def test_every_token_read_is_one_of_the_common_set_that_we_give_a_value(sheet):
    given = set(re.findall(r"(--basis-[\w-]+):", TOKENS.read_text()))
    css = sheet.read_text()
    own = set(re.findall(r"(--[\w-]+)\s*:", css))

    assert set(re.findall(r"var\((--[\w-]+)", css)) <= given | own


def test_every_token_with_a_value_is_one_of_the_common_set():
    published = _published_names()
    ours = set(re.findall(r"(--basis-[\w-]+):", TOKENS.read_text()))

    assert ours
    assert ours <= published


def _published_names():
    built = ROOMS / "ui/static/built/themes"
    sheets = list(built.glob("*/theme.css"))
    assert sheets, "The published themes are not there; run npm ci and npm run build."
    return {name for sheet in sheets for name in re.findall(r"(--basis-[\w-]+):", sheet.read_text())}


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("family", ["default", "accent-1", "accent-2", "accent-3", "negative", "highlight"])
def test_text_can_be_read_on_every_ground_it_stands_on(family, scheme):
    pairs = [
        (f"{family}-color-default", f"{family}-bg-{ground}") for ground in ("document", "subtle", "default")
    ]
    pairs += [
        (f"{family}-color-default", f"default-bg-{ground}") for ground in ("document", "subtle", "default")
    ]
    pairs += [
        (f"{family}-inverse-color-{state}", f"{family}-inverse-bg-{state}")
        for state in ("default", "hover", "active")
    ]
    if family == "default":
        pairs += [(f"default-color-{ink}", f"default-bg-{ground}") for ink, ground in TEXT_ON_GROUND]

    for ink, ground in pairs:
        assert contrast(colour(ink, scheme), colour(ground, scheme)) >= MARGIN_OF_AA, (ink, ground)


def colour(name, scheme):
    pair = re.search(rf"--basis-color-{name}: light-dark\((#\w+), (#\w+)\);", TOKENS.read_text())
    return pair.group(scheme + 1)


def contrast(one, other):
    """The contrast of WCAG 2.2: from 1 (the same) to 21 (black on white)."""
    lighter, darker = sorted((brightness(one), brightness(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def brightness(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
