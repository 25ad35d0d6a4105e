"""A file as it comes in: looked at with suspicion, and refused with a sentence when it cannot be trusted."""

import json
import re
import stat
import zlib
from contextlib import contextmanager
from hashlib import sha256
from zipfile import BadZipFile, ZipFile

from django.conf import settings
from django.utils.translation import gettext_noop

from samenspel.carrying.packing import FORMAT, VERSION
from samenspel.carrying.sockets import CARGO
from samenspel.intake.problems import Unreadable

MOST_NAMES = 20_000
JSON_MEGABYTES = 50
LABEL = "label.json"
FILE = re.compile(r"files/[1-9][0-9]{0,8}")
FETCH_AGAIN = gettext_noop("Fetch the file once more where it was made, and bring it as it is.")
NOT_OURS = gettext_noop("This is not the file of a community.")
TAKE_ZIP = gettext_noop("Bring the ZIP that was made under “Take along”, without unpacking it.")
BROKEN = gettext_noop("“%(file)s” in this file cannot be read.")


class Opened:
    """A file that was found whole: its label, and what stands in it by name."""

    def __init__(self, parcel):
        self._parcel = parcel
        self.label = self._label()
        self._sums = {each["name"]: each for each in self.label["files"]}
        self._check_names()

    def _label(self):
        if LABEL not in self._parcel.namelist():
            raise Unreadable(NOT_OURS, TAKE_ZIP)
        label = self._json(LABEL)
        if not isinstance(label, dict) or label.get("format") != FORMAT:
            raise Unreadable(NOT_OURS, TAKE_ZIP)
        if label.get("version") != VERSION:
            raise newer(str(label.get("version")))
        if not _is_list_of(label.get("files"), name=str, bytes=int, sha256=str):
            raise broken(LABEL)
        return label

    def _check_names(self):
        """What the label does not name does not come in, and what it names is there."""
        there = set(self._parcel.namelist()) - {LABEL}
        for name in sorted(there ^ set(self._sums)):
            raise broken(name)

    def names(self):
        return list(self._sums)

    def content(self, name):
        """The bytes by that name, as the label says they are."""
        content = self._read(name, settings.IMPORT_MAX_MEGABYTES * 1_000_000)
        if sha256(content).hexdigest() != self._sums[name]["sha256"]:
            raise Unreadable(
                gettext_noop("“%(file)s” in this file is not as it was packed."),
                FETCH_AGAIN,
                file=shown(name),
            )
        return content

    def rows(self, kind, version):
        """The rows of a kind of thing; none where the file has none of that kind."""
        name = f"{kind}.json"
        if name not in self._sums:
            return []
        self.content(name)
        said = self._json(name)
        if not isinstance(said, dict) or not _is_list_of(said.get("rows"), row=int):
            raise broken(name)
        if said.get("version") != version:
            raise newer(f"{kind} {said.get('version')}")
        numbers = [row["row"] for row in said["rows"]]
        if numbers != list(range(1, len(numbers) + 1)):
            raise broken(name)
        return said["rows"]

    def _json(self, name):
        content = self._read(name, JSON_MEGABYTES * 1_000_000)
        try:
            return json.loads(content.decode("utf-8"), parse_constant=_no_number)
        except UnicodeDecodeError:
            raise Unreadable(
                gettext_noop("“%(file)s” in this file is not written in UTF-8."),
                FETCH_AGAIN,
                file=shown(name),
            ) from None
        except (ValueError, RecursionError):
            raise broken(name) from None

    def _read(self, name, most):
        try:
            with self._parcel.open(name) as file:
                content = file.read(most + 1)
        except (BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
            raise broken(name) from None
        if len(content) > most:
            raise too_large(most // 1_000_000)
        return content


@contextmanager
def opened(path):
    """The file, after a look at its outside; raises Unreadable."""
    if not path.stat().st_size:
        raise Unreadable(gettext_noop("This file is empty (0 bytes)."), FETCH_AGAIN)
    try:
        with ZipFile(path) as parcel:
            _look_at_outside(parcel)
            found = Opened(parcel)
            _know_kinds(found)
            yield found
    except BadZipFile:
        raise Unreadable(
            gettext_noop("This is no ZIP file, or it was cut off on its way."), FETCH_AGAIN
        ) from None


def _look_at_outside(parcel):
    """How much it says it holds, before anything is unpacked; what is read is bounded as well."""
    entries, most = parcel.infolist(), settings.IMPORT_MAX_MEGABYTES
    names = [entry.filename for entry in entries]
    if len(names) > MOST_NAMES or sum(entry.file_size for entry in entries) > most * 1_000_000:
        raise too_large(most)
    for entry in entries:
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if names.count(entry.filename) > 1 or entry.flag_bits & 1 or kind not in {0, stat.S_IFREG}:
            raise broken(entry.filename)


def _know_kinds(found):
    """Kinds of things not known here are of a newer house: leaving them out would be a silent loss."""
    known = {f"{cargo.kind}.json" for cargo in CARGO.values()} | {"people.json", "files.json", "README.md"}
    for name in found.names():
        if name not in known and not FILE.fullmatch(name):
            raise newer(shown(name))


def shown(name):
    return name if len(name) <= 60 else f"{name[:59]}…"


def broken(name):
    return Unreadable(BROKEN, FETCH_AGAIN, file=shown(name))


def newer(what):
    return Unreadable(
        gettext_noop("This file was made by another version of Samenspel than this one can read (%(what)s)."),
        gettext_noop("Bring this installation up to date, and try again."),
        what=what[:60],
    )


def too_large(most):
    return Unreadable(
        gettext_noop("This file is larger than %(most)s MB when unpacked."),
        gettext_noop("Ask whoever looks after the server to raise SAMENSPEL_IMPORT_MAX_MEGABYTES."),
        most=most,
    )


def _is_list_of(rows, **shape):
    return isinstance(rows, list) and all(
        isinstance(row, dict) and all(type(row.get(name)) is kind for name, kind in shape.items())
        for row in rows
    )


def _no_number(word):
    raise ValueError(word)
