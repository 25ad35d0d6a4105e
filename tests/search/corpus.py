"""The small worlds of tests/search/quality: planting one in the index, and asking what stands beside it."""

import tomllib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from samenspel.search import indexing, sockets
from samenspel.search.finding import find
from samenspel.search.models import KnownWord, SearchDoc
from samenspel.search.sockets import Kind, Said

WORLDS = Path(__file__).parent / "quality"
NAMED = {"person", "organisation", "community"}
THEN = datetime(2026, 3, 2, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Thing:
    pk: int


def world(name):
    return tomllib.loads((WORLDS / f"{name}.toml").read_text())


@contextmanager
def planted(told):
    """The documents of a world can be found, and nothing else; gives {(kind, number): name}."""
    SearchDoc.objects.all().delete()
    KnownWord.objects.all().delete()
    docs = dict(enumerate(told["doc"], 1))

    def said(things):
        for thing in things:
            doc = docs[thing.pk]
            it = Said(thing.pk, at=THEN)
            it.entitle("public", doc["title"])
            it.say("public", doc["text"])
            yield it

    kinds = {
        name: Kind(
            name,
            None,
            said,
            words=name,
            seen=lambda person, ids: ids,
            lasting=name in NAMED,
            is_named=name in NAMED - {"community"},
        )
        for name in {doc["kind"] for doc in docs.values()}
    }
    with mock.patch.dict(sockets.KINDS, kinds, clear=True), mock.patch.dict(sockets.NEAR, clear=True):
        for number, doc in docs.items():
            indexing.index(doc["kind"], [Thing(number)])
        yield {(doc["kind"], number): doc["id"] for number, doc in docs.items()}


def asked(told, names):
    """[(question, what stands first)]: the name of the first hit, or None."""
    for ask in told["ask"]:
        hits = find(None, ask["words"], now=THEN).hits
        first = names[hits[0].row.kind, hits[0].row.thing_id] if hits else None
        yield ask, first
