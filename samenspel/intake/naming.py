"""What a set of data is called when nobody said so: after its file, or its folder; else nothing."""

import re
from pathlib import Path

from samenspel.intake import cells
from samenspel.intake.words import words

COMMON = words(
    "people persons mensen personen nodes knopen vertices ties edges links banden verbindingen "
    "relaties events "
    "gebeurtenissen employees medewerkers staff personeel activity data export import table tabel "
    "organisations organisaties organizations"
)


def guessed_name(path, *, with_folder=True):
    path = Path(path)
    stem = path.name.removesuffix(".gz").rsplit(".", 1)[0]
    name = re.sub(
        r"[-_ ](people|nodes|ties|edges|events|organisations|mensen|banden|gebeurtenissen)$",
        "",
        stem,
        flags=re.I,
    )
    folders = iter(path.resolve().parents if with_folder else ())
    while name.lower() in COMMON:
        name = next((folder.name for folder in folders), "")
    return cells.visible(name)[:80].strip()
