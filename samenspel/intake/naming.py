"""What a set of data is called when nobody said so: after its file, or its folder."""

import re
from pathlib import Path

from samenspel.intake.words import words

COMMON = words(
    "people persons mensen personen nodes knopen vertices ties edges links banden verbindingen "
    "relaties events "
    "gebeurtenissen employees medewerkers staff personeel activity data export import table tabel "
    "organisations"
)


def guessed_name(path, *, with_folder=True):
    path = Path(path)
    stem = path.name.removesuffix(".gz").rsplit(".", 1)[0]
    name = re.sub(
        r"[-_ ](people|nodes|ties|edges|events|mensen|banden|gebeurtenissen)$", "", stem, flags=re.I
    )
    if name.lower() in COMMON and with_folder:
        name = path.resolve().parent.name
    return name[:80].strip()
