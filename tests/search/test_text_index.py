"""The index beside the rows can be taken away and made again, on either database."""

import pytest
from django.db import connection

from samenspel.search import text_index
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc

pytestmark = pytest.mark.django_db(transaction=True)
TABLE = SearchDoc._meta.db_table


def test_the_index_goes_and_comes_back_and_follows_the_rows():
    index = SearchDoc._meta.indexes[0]
    doc = SearchDoc.objects.create(id=1, kind="test", thing_id=1, level="public", words="fiets fietsen")
    with connection.schema_editor() as editor:
        editor.remove_index(SearchDoc, index)
        editor.add_index(SearchDoc, index)

    follows(doc)


def test_the_index_outlives_a_change_of_the_table():
    """SQLite changes a table by making a new one, and what hangs on the old one goes with it."""
    doc = SearchDoc.objects.create(id=1, kind="test", thing_id=1, level="public", words="fiets fietsen")
    now = SearchDoc._meta.get_field("kind")
    wider = now.clone()
    wider.max_length = now.max_length + 10
    wider.set_attributes_from_name("kind")
    wider.model = SearchDoc
    with connection.schema_editor() as editor:
        editor.alter_field(SearchDoc, now, wider)
        editor.alter_field(SearchDoc, wider, now)

    follows(doc)


@pytest.mark.parametrize("is_common", [True, False])
@pytest.mark.parametrize(("words", "ids"), [("fiets", [9, 8, 7]), ("oprit", [4]), ("zwaluw", [])])
def test_the_newest_that_fit_are_the_same_wherever_one_begins_to_look(monkeypatch, words, ids, is_common):
    monkeypatch.setattr(text_index, "WINDOW", 3)
    for pk in range(1, 10):
        said = "fiets oprit" if pk == 4 else "fiets"
        SearchDoc.objects.create(id=pk, kind="test", thing_id=pk, level="public", words=said)

    rows = text_index.newest(TABLE, asks(words), most=3, is_common=is_common)

    assert [row[0] for row in rows] == ids
    assert text_index.counted(TABLE, [asks(words), asks("fiets oprit")], most=2) == [min(len(ids), 2), 1]


def follows(doc):
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 1
    SearchDoc.objects.filter(pk=doc.pk).update(words="oprit")
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 0
    assert SearchDoc.objects.matching(asks("oprit")).count() == 1
    doc.delete()
    assert SearchDoc.objects.matching(asks("oprit")).count() == 0
