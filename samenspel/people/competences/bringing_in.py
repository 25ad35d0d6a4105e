"""Putting what was read of ESCO in the house: all or nothing, and a second time nothing changes.

A file that is not there takes nothing away: languages and branches can be brought in one after the other. The
words of ``everyday_words.csv`` come along as other names, so that people find a competence by what they say.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from samenspel.people.models import (
    Competence,
    CompetenceLabel,
    CompetenceLink,
    LabelWord,
    Person,
)
from samenspel.search.indexing import index
from samenspel.search.stemming import words_in

BATCH = 1000
EVERYDAY = Path(__file__).with_name("everyday_words.csv")
OF_CONCEPT = (
    "kind",
    "label_nl",
    "label_en",
    "description_nl",
    "description_en",
    "code",
    "reuse",
    "folded",
)


@dataclass(frozen=True)
class Outcome:
    """How much of what was new, changed, or as it was."""

    new: int
    changed: int
    unchanged: int
    alternatives: int
    links: int


@transaction.atomic
def bring_in(esco, *, progress=None):
    """Write everything; ``progress(done, of)`` is told now and then."""
    told = progress or (lambda done, of: None)
    told(0, 5)
    ids, touched, counts = _competences(esco)
    told(1, 5)
    touched |= _alternatives(esco, ids)
    told(2, 5)
    new_links = _links(esco, ids)
    told(3, 5)
    _words(touched)
    _index(touched)
    told(4, 5)
    if touched or new_links:
        _find_people_anew()
    told(5, 5)
    return Outcome(
        **counts,
        alternatives=CompetenceLabel.objects.count(),
        links=CompetenceLink.objects.count(),
    )


def _competences(esco):
    """({uri: id}, ids of new and changed, counts)."""
    there = {each.uri: each for each in Competence.objects.exclude(uri=None)}
    new, changed = [], []
    for uri, concept in esco.concepts.items():
        known = there.get(uri)
        values = _values(concept, known)
        if known is None:
            new.append(Competence(uri=uri, **values))
        elif any(getattr(known, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(known, name, value)
            changed.append(known)
    Competence.objects.bulk_create(new, batch_size=BATCH)
    Competence.objects.bulk_update(changed, OF_CONCEPT, batch_size=200)
    ids = dict(Competence.objects.exclude(uri=None).values_list("uri", "pk"))
    counts = {
        "new": len(new),
        "changed": len(changed),
        "unchanged": len(esco.concepts) - len(new) - len(changed),
    }
    return ids, {ids[each.uri] for each in new + changed}, counts


def _values(concept, known):
    """What a row holds; what these files leave out stays as it was."""

    def before(name, otherwise=""):
        return getattr(known, name) if known else otherwise

    values = {"kind": concept.kind or before("kind", Competence.Kind.SKILL)}
    for language in ("nl", "en"):
        values[f"label_{language}"] = concept.labels.get(language) or before(f"label_{language}")
        values[f"description_{language}"] = concept.descriptions.get(language) or before(
            f"description_{language}"
        )
    values["code"] = concept.code or before("code")
    values["reuse"] = concept.reuse or before("reuse")
    values["folded"] = " ".join(words_in(values["label_nl"] or values["label_en"]))[:255]
    return values


def _alternatives(esco, ids):
    """Other names as the files say now, for each concept and language they speak of; gives whose changed."""
    wanted = {
        (ids[uri], language): set(others)
        for uri, concept in esco.concepts.items()
        for language, others in concept.alternatives.items()
    }
    for uri, language, text in _everyday():
        if uri in ids and uri in esco.concepts:
            wanted.setdefault((ids[uri], language), set()).add(text)
    there = {}
    for row in CompetenceLabel.objects.values_list("competence", "language", "text", "pk"):
        there.setdefault(row[:2], {})[row[2]] = row[3]
    gone, new, touched = [], [], set()
    for (pk, language), texts in wanted.items():
        known = there.get((pk, language), {})
        gone += [known[text] for text in known.keys() - texts]
        new += [
            CompetenceLabel(
                competence_id=pk, language=language, text=text, folded=" ".join(words_in(text))[:255]
            )
            for text in sorted(texts - known.keys())
        ]
        if known.keys() != texts:
            touched.add(pk)
    for start in range(0, len(gone), 500):
        CompetenceLabel.objects.filter(pk__in=gone[start : start + 500]).delete()
    CompetenceLabel.objects.bulk_create(new, batch_size=BATCH)
    return touched


def _everyday():
    with EVERYDAY.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for text in row["words"].split(" | "):
                yield row["uri"], row["language"], text


def _links(esco, ids):
    there = set(CompetenceLink.objects.values_list("narrower", "broader"))
    wanted = {(ids[narrower], ids[broader]) for narrower, broader in esco.links}
    new = [CompetenceLink(narrower_id=one, broader_id=other) for one, other in sorted(wanted - there)]
    CompetenceLink.objects.bulk_create(new, batch_size=BATCH)
    return len(new)


def _words(touched):
    """The words names are made of, to mend a typing mistake with."""
    rows = (
        Competence.objects.filter(pk__in=touched)
        if len(touched) < 500
        else Competence.objects.exclude(uri=None)
    )
    words = set()
    for label_nl, label_en in rows.values_list("label_nl", "label_en"):
        words.update(words_in(label_nl), words_in(label_en))
    labels = CompetenceLabel.objects.all()
    if len(touched) < 500:
        labels = labels.filter(competence__in=touched)
    for folded in labels.values_list("folded", flat=True):
        words.update(folded.split())
    words = {word for word in words if len(word) > 3}
    LabelWord.objects.bulk_create(
        [LabelWord(word=word) for word in sorted(words)], batch_size=BATCH, ignore_conflicts=True
    )


def _index(touched):
    for some in _batches(sorted(touched), 500):
        index("competence", Competence.objects.filter(pk__in=some))


def _find_people_anew():
    """Whoever has a competence may now be found by other names and by broader ones."""
    held = Person.objects.filter(skills__isnull=False) | Person.objects.filter(recognitions__isnull=False)
    for some in _batches(list(held.order_by("pk").values_list("pk", flat=True).distinct()), 500):
        index("person", Person.objects.filter(pk__in=some))


def _batches(items, size):
    return (items[start : start + size] for start in range(0, len(items), size))
