"""The house style of an organisation: its published NL Design System theme, read for colours, type and space.

A published theme file is one class full of custom properties. We take the ``--basis-…`` ones, whatever those
refer to, and its fonts; nothing else in the file reaches a page. What it leaves out keeps our own value.
A dark variant is read from ``color-scheme-dark/theme.css`` beside the file, or from a rule with "dark" in its
selector; a theme without one stays light.
"""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.templatetags.static import static

DARK_BESIDE = Path("color-scheme-dark") / "theme.css"
DECLARATION = re.compile(r"(--[\w-]+)\s*:\s*([^;{}<>]+?)\s*(?:;|$)")
REFERENCE = re.compile(r"var\(\s*(--[\w-]+)")
FONT_FACE = re.compile(r"@font-face\s*\{[^{}<>]*\}")
COMMENT = re.compile(r"/\*.*?\*/", re.S)
URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")


@cache
def style_digest(theme_file):
    return sha256(house_style(theme_file).encode()).hexdigest()[:12]


@cache
def house_style(theme_file):
    """The style sheet to put after our own; empty when the file is not there (a check says so at start)."""
    path = find(theme_file) if theme_file else None
    if path is None:
        return ""
    css = path.read_text(encoding="utf-8")
    light, dark = tokens_of(css)
    beside = path.parent / DARK_BESIDE
    if beside.is_file():
        for tokens in tokens_of(beside.read_text(encoding="utf-8")):
            dark |= tokens
    return "\n".join([*fonts_of(css, static(theme_file)), *rules(light, dark)])


def find(theme_file):
    """The theme file on disk: among our static files, or in the folder of what an organisation brings."""
    try:
        found = finders.find(theme_file)
    except SuspiciousFileOperation:
        return None
    if found and Path(found).is_file():
        return Path(found)
    root = Path(settings.STATIC_ROOT).resolve()
    path = (root / theme_file).resolve()
    return path if path.is_relative_to(root) and path.is_file() else None


def tokens_of(css):
    """The custom properties of a sheet as two mappings: always, and in the dark."""
    css = COMMENT.sub("", css)
    light, dark = {}, {}
    selectors, start = [], 0
    for mark in re.finditer(r"[{}]", css):
        text, start = css[start : mark.start()], mark.end()
        if mark.group() == "{":
            selectors.append(text)
            continue
        (dark if "dark" in " ".join(selectors) else light).update(DECLARATION.findall(text))
        selectors[-1:] = []
    return light, dark


def rules(light, dark):
    scheme = "light dark" if dark else "light"
    yield _rule(":root:root", _needed(light), f"color-scheme:{scheme};")
    if dark:
        needed = _needed(light | dark, among=dark)
        yield _rule(':root[data-theme="dark"]', needed, "color-scheme:dark;")
        inner = _rule(':root:not([data-theme="light"])', needed, "color-scheme:dark;")
        yield f"@media (prefers-color-scheme: dark){{{inner}}}"
        yield ':root[data-theme="light"]{color-scheme:light;}'
    else:
        yield ":root[data-theme]{color-scheme:light;}"


def fonts_of(css, base):
    for face in FONT_FACE.findall(COMMENT.sub("", css)):
        yield URL.sub(lambda url: f'url("{urljoin(base, url.group(1).strip())}")', face)


def _needed(tokens, among=None):
    """The basis tokens and everything they refer to, but for colours of data sets, which we do not use."""
    todo = [name for name in tokens if name.startswith("--basis-") and "-dataset-" not in name]
    needed = {}
    while todo:
        name = todo.pop()
        if name in needed or name not in tokens:
            continue
        needed[name] = tokens[name]
        todo += REFERENCE.findall(tokens[name])
    return {name: value for name, value in needed.items() if among is None or name in among}


def _rule(selector, tokens, start=""):
    body = "".join(f"{name}:{tokens[name]};" for name in sorted(tokens))
    return f"{selector}{{{start}{body}}}"
