"""The glossary names what exists: one concept, one word."""

import importlib
import re
from pathlib import Path

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (Path(__file__).parents[2] / "docs" / "glossary.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| on screen")
]
NOW = [row for row in ROWS if row[2] != "–"]


def find(name):
    """What ``communities.Community.purpose`` or ``measures.ties.groups`` names."""
    parts = name.split(".")
    if parts[0] != "measures":
        parts.insert(0, "samenspel")
    for end in range(len(parts), 1, -1):
        for inside in ((), ("models",)):
            try:
                thing = importlib.import_module(".".join([*parts[:end], *inside]))
            except ModuleNotFoundError:
                continue
            try:
                return reach(thing, parts[end:])
            except AttributeError:
                continue
    raise LookupError(name)


def reach(thing, names):
    for name in names:
        if hasattr(thing, "_meta") and name in {field.name for field in thing._meta.get_fields()}:
            return thing._meta.get_field(name)
        thing = getattr(thing, name)
    return thing


def test_every_name_in_the_glossary_exists():
    assert len(NOW) > 20
    for row in NOW:
        assert find(row[2].strip("`")), row


def test_every_model_has_its_word():
    from django.apps import apps

    ours = {model for model in apps.get_models() if model.__module__.startswith("samenspel.")}
    known = {find(row[2].strip("`")) for row in NOW}
    # Rows between two things, which nobody meets by name.
    between = {"CommunityLink", "DatasetPerson", "DemoMark"}

    assert {model.__name__ for model in ours - known} - between == set()


def test_one_word_means_one_thing():
    words = [word.strip() for row in ROWS for word in row[0].split(",")]

    assert [word for word in set(words) if words.count(word) > 1] == []


def test_words_we_do_not_use_are_not_on_screen():
    root = Path(__file__).parents[2] / "samenspel"
    never = re.compile(
        r"\b(user|users|resource|resources|headcount|score|scores|ranking|influencer|subordinate"
        r"|gebruiker|gebruikers|functionaris|ondergeschikte|top performer|zwakke schakel)\b",
        re.IGNORECASE,
    )
    texts = [
        (path.parent.parent.parent.parent.name, string)
        for path in root.glob("*/locale/nl/LC_MESSAGES/django.po")
        for string in re.findall(r'^(?:msgid|msgstr) "(.+)"$', path.read_text("utf-8"), re.MULTILINE)
    ]

    assert texts
    assert [found for found in texts if never.search(re.sub(r"%\(\w+\)s|<[^>]+>", "", found[1]))] == []
