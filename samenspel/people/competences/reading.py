"""Reading ESCO as the European Commission gives it out: CSV files, one language each; or our extract.

A file is known by its columns, not by its name; only its language is in the name (``skills_nl.csv``). Labels
are apart by line breaks or by `` | ``, and texts hold line breaks. The extract has both in one file.
"""

import csv
import gzip
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from django.utils.translation import gettext as _

from samenspel.people.models import Competence

LANGUAGES = ("nl", "en")
IN_NAME = re.compile(r"_(nl|en)\.csv(\.gz)?$", re.IGNORECASE)
APART = re.compile(r"\s*[\n|]\s*")
LONGEST = 255
# Occupations are in ESCO too; here they are left out.
OF_OCCUPATIONS = {"iscoGroup", "occupationUri", "iscoCode"}
TYPES = {"knowledge": Competence.Kind.KNOWLEDGE, "skill/competence": Competence.Kind.SKILL}


class UnreadableEsco(Exception):
    """Nothing can be brought in; the message says which file and line, and what to do."""


@dataclass
class Concept:
    """One competence or group as all files together tell of it."""

    uri: str
    kind: str = ""
    code: str = ""
    reuse: str = ""
    labels: dict = field(default_factory=dict)
    descriptions: dict = field(default_factory=dict)
    alternatives: dict = field(default_factory=dict)


@dataclass
class Esco:
    """Everything read: concepts by address, which is a kind of which, and the files that were not for us."""

    concepts: dict = field(default_factory=dict)
    links: set = field(default_factory=set)
    left_out: list = field(default_factory=list)

    def concept(self, uri):
        return self.concepts.setdefault(uri, Concept(uri))

    def link(self, narrower, broader):
        if narrower != broader:
            self.concept(narrower)
            self.concept(broader)
            self.links.add((narrower, broader))


def read(paths, *, progress=None):
    """Everything in files and folders. Raises UnreadableEsco before anything was written."""
    files = sorted(_files(paths))
    esco = Esco()
    for done, path in enumerate(files, start=1):
        if not _read_file(path, esco):
            esco.left_out.append(path.name)
        if progress:
            progress(path.name, done, len(files))
    if not any(concept.labels for concept in esco.concepts.values()):
        raise UnreadableEsco(
            _("No file here names competences. Expected the CSV files of ESCO, such as skills_nl.csv.")
        )
    _refuse_circle(esco.links)
    return esco


def _files(paths):
    for path in map(Path, paths):
        if path.is_dir():
            yield from (each for each in path.rglob("*") if each.name.lower().endswith((".csv", ".csv.gz")))
        elif path.is_file():
            yield path
        else:
            raise UnreadableEsco(_("There is no file or folder %(path)s.") % {"path": path})


def _read_file(path, esco):
    """Add what a file tells; False for a file that tells nothing about competences."""
    number = 1
    try:
        with _opened(path) as file:
            rows = csv.DictReader(file, restval="")
            take = _taker_of({name.strip() for name in rows.fieldnames or () if name}, path.name)
            for number, row in enumerate(rows if take else (), start=2):
                take(row, esco, path, number)
    except UnicodeDecodeError as error:
        raise _wrong(path, number, _("This file is not UTF-8. Take it as ESCO gives it out.")) from error
    except (csv.Error, EOFError, OSError) as error:
        raise _wrong(path, number, _("This file cannot be read on. Fetch it again.")) from error
    return take is not None


@contextmanager
def _opened(path):
    with (gzip.open if path.suffix == ".gz" else open)(path, "rb") as packed:
        yield io.TextIOWrapper(packed, encoding="utf-8-sig", newline="")


def _taker_of(columns, name):
    """What takes the rows of a file with these columns, or None."""
    language = (found := IN_NAME.search(name)) and found[1].lower()
    if {"Level 0 URI", "Level 0 preferred term"} <= columns:
        return _hierarchy_taker(columns, language)
    if {"conceptUri", "broaderUri"} <= columns:
        return _take_link
    if {"conceptUri", "label_nl", "label_en"} <= columns and _is_of_skills(columns):
        return _take_both
    if {"conceptUri", "preferredLabel"} <= columns and language and not columns & OF_OCCUPATIONS:
        return _taker(language)
    return None


def _is_of_skills(columns):
    return "skillType" in columns or (
        "code" in columns and "description_nl" in columns and not columns & OF_OCCUPATIONS
    )


def _taker(language):
    """For the official files in one language: skills, groups and collections."""

    def take(row, esco, path, number):
        concept = esco.concept(_uri(row, "conceptUri", path, number))
        _describe(concept, row)
        _name(concept, language, row["preferredLabel"], row.get("altLabels"), row.get("description"))
        for broader in APART.split(row.get("broaderConceptUri") or ""):
            if broader:
                esco.link(concept.uri, broader)

    return take


def _take_both(row, esco, path, number):
    """For the extract with both languages in a row."""
    concept = esco.concept(_uri(row, "conceptUri", path, number))
    _describe(concept, row)
    for language in LANGUAGES:
        _name(
            concept,
            language,
            row.get(f"label_{language}"),
            row.get(f"alt_labels_{language}"),
            row.get(f"description_{language}"),
        )


def _take_link(row, esco, path, number):
    if "ccupation" in (row.get("conceptType") or "") or "isco" in (row.get("conceptType") or "").lower():
        return
    esco.link(_uri(row, "conceptUri", path, number), _uri(row, "broaderUri", path, number))


def _hierarchy_taker(columns, language):
    """For skillsHierarchy: each row is a way down from a root, with the names on the way."""
    depths = [depth for depth in range(10) if f"Level {depth} URI" in columns]

    def take(row, esco, path, number):
        way = [depth for depth in depths if row[f"Level {depth} URI"]]
        uris = [row[f"Level {depth} URI"].strip() for depth in way]
        for depth, uri in zip(way, uris, strict=True):
            concept = esco.concept(uri)
            concept.kind = concept.kind or Competence.Kind.GROUP
            concept.code = concept.code or (row.get(f"Level {depth} code") or "").strip()
            if language:
                _name(concept, language, row[f"Level {depth} preferred term"])
        for broader, narrower in pairwise(uris):
            esco.link(narrower, broader)

    return take


def _uri(row, column, path, number):
    uri = (row.get(column) or "").strip()
    if not uri.startswith(("http://", "https://")) or len(uri) > 200:
        raise _wrong(path, number, _("The column %(column)s holds no address here.") % {"column": column})
    return uri


def _describe(concept, row):
    kind = TYPES.get((row.get("skillType") or "").strip())
    is_group = "skillType" not in row or "Group" in (row.get("conceptType") or "")
    concept.kind = kind or concept.kind or (Competence.Kind.GROUP if is_group else "")
    concept.code = (row.get("code") or "").strip()[:20] or concept.code
    concept.reuse = (row.get("reuseLevel") or "").strip()[:20] or concept.reuse


def _name(concept, language, label, others=None, description=None):
    """Add what is said in one language; what is said already and left empty here stays."""
    if label and label.strip():
        concept.labels[language] = " ".join(label.split())[:LONGEST]
    if others is not None:
        apart = (" ".join(other.split())[:LONGEST] for other in APART.split(others))
        known = concept.alternatives.setdefault(language, {})
        known.update(dict.fromkeys(other for other in apart if other))
    if description and description.strip():
        concept.descriptions[language] = description.strip()


def _refuse_circle(links):
    """A competence cannot be a kind of itself, by whatever way."""
    below = {}
    waiting = {}
    for narrower, broader in links:
        below.setdefault(broader, []).append(narrower)
        waiting[narrower] = waiting.get(narrower, 0) + 1
    free = [uri for uri in below if uri not in waiting]
    while free:
        for narrower in below.get(free.pop(), ()):
            waiting[narrower] -= 1
            if not waiting[narrower]:
                del waiting[narrower]
                free.append(narrower)
    if waiting:
        raise UnreadableEsco(
            _("These files say that %(uri)s is a kind of itself. Take all files from one release of ESCO.")
            % {"uri": min(waiting)}
        )


def _wrong(path, number, what):
    return UnreadableEsco(
        _("%(file)s, line %(number)s: %(what)s Nothing was brought in.")
        % {"file": path.name, "number": number, "what": what}
    )
