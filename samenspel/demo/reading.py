"""Reading the story of the demo out of its files, in one language.

The story stands in ``story/*.toml``. A text is a pair there, ``["Dutch", "English"]``, so that both tellings
have the same people, days and results; here one of the two is chosen.
"""

import tomllib
from pathlib import Path
from types import SimpleNamespace

FOLDER = Path(__file__).parent / "story"
LANGUAGES = ("nl", "en")

# Keys whose value is a pair of texts, wherever they stand in a file.
TEXTS = {
    "name", "purpose", "about", "next_step", "headline", "brings", "wants", "seeks", "as_what", "motive",
    "farewell", "reason", "accountabilities", "title", "story", "for_whom", "serves", "learned", "evidence",
    "figure_meaning", "unit",
}  # fmt: skip


def read(language):
    """The whole story in ``language``: organisations, people, communities, and the cast one can be."""
    which = LANGUAGES.index(language)
    frame = _told(_toml("frame.toml"), which)
    return SimpleNamespace(
        language=language,
        organisations=frame["organisations"],
        partnerships=frame["partnerships"],
        cast=frame["cast"],
        people=_people(which),
        communities=[_told(raw, which) for raw in raw_communities()],
    )


def raw_people():
    """Every person's own lines as they stand in the files, both languages, by key."""
    return {
        key: {"organisation": path.stem, **raw}
        for path in sorted((FOLDER / "people").glob("*.toml"))
        for key, raw in _load(path).items()
    }


def raw_communities():
    """Every community as it stands in its file, both languages."""
    return [{"key": path.stem, **_load(path)} for path in sorted((FOLDER / "communities").glob("*.toml"))]


def _people(which):
    return {key: _told(raw, which) for key, raw in raw_people().items()}


def _toml(name):
    return _load(FOLDER / name)


def _load(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _told(thing, which):
    """``thing`` with every pair of texts replaced by the one in the chosen language."""
    if isinstance(thing, list):
        return [_told(part, which) for part in thing]
    if not isinstance(thing, dict):
        return thing
    told = {}
    for key, value in thing.items():
        if key == "brought":
            told[key] = [(who, texts[which]) for who, *texts in value]
        elif key in TEXTS and isinstance(value, list):
            told[key] = value[which]
        else:
            told[key] = _told(value, which)
    return told
