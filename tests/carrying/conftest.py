"""A good file of De Wijkwerkplaats in parts, and how one looks at it after changing some."""

import json
from hashlib import sha256
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from samenspel.carrying import packing
from samenspel.carrying.opening import opened
from samenspel.carrying.reading import read


@pytest.fixture
def parts(cast):
    """The names and bytes of a good file of De Wijkwerkplaats."""
    with packing.packed(cast.workshop, by=cast.noor) as content, ZipFile(content) as parcel:
        return {name: parcel.read(name) for name in parcel.namelist()}


@pytest.fixture
def look(tmp_path):
    """``look(parts)`` packs them with right check sums, and reads what comes."""

    def look(parts, *, sums=True):
        file = tmp_path / "community.zip"
        label = json.loads(parts["label.json"])
        if sums:
            label["files"] = [
                {"name": name, "bytes": len(said), "sha256": sha256(said).hexdigest()}
                for name, said in parts.items()
                if name != "label.json"
            ]
        with ZipFile(file, "w", ZIP_DEFLATED) as parcel:
            for name, said in {**parts, "label.json": json.dumps(label).encode()}.items():
                parcel.writestr(name, said)
        with opened(file) as found:
            return read(found)

    return look
