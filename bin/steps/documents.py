"""Fills the parts of the documents that come from the code, so that they cannot drift from it.

Such a part stands between ``<!-- from the code: NAME -->`` and ``<!-- end -->``; the rest is written by hand.
"""

import ast
import os
import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PART = re.compile(r"(<!-- from the code: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def main(asked: list[str]) -> int:
    os.chdir(ROOT)
    stale = []
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        before = path.read_text()
        after = PART.sub(lambda found: found[1] + PARTS[found[2]]() + found[3], before)
        if after == before:
            continue
        stale.append(path.relative_to(ROOT))
        if "--check" not in asked:
            path.write_text(after)
    if stale and "--check" in asked:
        print("Not as the code has it, run bin/docs:", ", ".join(map(str, stale)))
        return 1
    return 0


def floors() -> str:
    """The floors as the import contract in pyproject.toml has them, highest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    rows = ["   ".join(part.strip() for part in layer.split("|")) for layer in layers]
    wide = max(map(len, rows)) + 4
    drawn = [f"│ {row:^{wide}} │" for row in rows]
    line = "─" * (wide + 2)
    body = f"\n├{line}┤\n".join(drawn)
    below = f"measures{' ' * 4}no Django; reached through one adapter a room"
    return f"```\n┌{line}┐\n{body}\n└{line}┘\n{below:^{wide + 4}}\n```\n"


def rooms() -> str:
    """What every room says of itself, in the order of the floors."""
    order = re.findall(r"(?<!\()\b[a-z]+\b(?!\))", floors().split("└")[0])
    there = {path.parent.name: path for path in (ROOT / "samenspel").glob("*/__init__.py")}
    told = []
    for name in [name for name in order if name in there]:
        said = ast.get_docstring(ast.parse(there[name].read_text())) or ""
        told.append(f"### `{name}`\n\n{said.replace('``', '`')}\n")
    said = ast.get_docstring(ast.parse((ROOT / "measures" / "__init__.py").read_text())) or ""
    told.append(f"### `measures`\n\n{said.replace('``', '`')}\n")
    return "\n" + "\n".join(told) + "\n"


def act() -> str:
    """Publishing a result, from its address to its rows: the code itself."""
    shown = [
        ("samenspel/work/urls.py", line_with("samenspel/work/urls.py", 'name="publish"')),
        ("samenspel/work/views/publishing.py", source("samenspel/work/views/publishing.py", "publish")),
        ("samenspel/work/models/result.py", source("samenspel/work/models/result.py", "Result.publish")),
        ("samenspel/feed/telling.py", source("samenspel/feed/telling.py", "tell")),
    ]
    return "\n" + "\n".join(f"```python\n# {path}\n{code}\n```\n" for path, code in shown)


def line_with(path: str, words: str) -> str:
    return next(line.strip() for line in (ROOT / path).read_text().splitlines() if words in line)


def source(path: str, name: str) -> str:
    """The code of a function or method with its decorators, moved to the margin."""
    text = (ROOT / path).read_text()
    node = ast.parse(text)
    for part in name.split("."):
        node = next(child for child in node.body if getattr(child, "name", None) == part)
    first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
    lines = text.splitlines()[first - 1 : node.end_lineno]
    indent = len(lines[0]) - len(lines[0].lstrip())
    return "\n".join(line[indent:] for line in lines)


def settings() -> str:
    """Every variable, by the chapters of settings.py."""
    for name in [name for name in os.environ if name.startswith("SAMENSPEL_")]:
        del os.environ[name]
    os.environ["DJANGO_SETTINGS_MODULE"] = "samenspel.config.settings"
    import samenspel.config.settings  # noqa: F401 (declares them all)
    from samenspel.config.env import DECLARED

    told, chapter = [], ""
    for setting in DECLARED.values():
        if setting.chapter != chapter:
            chapter = setting.chapter
            told += [f"\n## {chapter}\n", "| variable | is | when not set | meaning |", "|---|---|---|---|"]
        told.append(row(setting))
    return "\n".join(told) + "\n\n"


def row(setting) -> str:
    default = setting.default.replace(f"{ROOT}/", "")
    return f"| `{setting.name}` | {setting.kind} | {f'`{default}`' if default else '–'} | {setting.meaning} |"


PARTS = {"floors": floors, "rooms": rooms, "act": act, "settings": settings}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
