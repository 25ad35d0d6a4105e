"""The index beside the rows can be taken away and made again, on either database."""

import pytest
from django.db import connection

from samenspel.search import commonness, text_index
from samenspel.search.asking import All, Either, Question, asks, marked
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


@pytest.mark.parametrize("share", [1.0, 0.0])
@pytest.mark.parametrize(("words", "ids"), [("fiets", [9, 8, 7]), ("oprit", [4]), ("zwaluw", [])])
def test_the_newest_that_fit_are_the_same_wherever_one_begins_to_look(monkeypatch, words, ids, share):
    monkeypatch.setattr(text_index, "WINDOW", 4)
    monkeypatch.setattr(text_index, "share_of", lambda question, known: share)
    for pk in range(1, 10):
        said = "fiets oprit" if pk == 4 else "fiets"
        SearchDoc.objects.create(id=pk, kind="test", thing_id=pk, level="public", words=said)

    rows = text_index.newest(TABLE, asks(words), most=3)

    assert [row[0] for row in rows] == ids
    assert text_index.counted(TABLE, [asks(words), asks("fiets oprit")], most=2) == [min(len(ids), 2), 1]


def test_what_is_known_of_common_words_says_how_many_rows_fit():
    known = {"fiets": 0.5, "fietsen": 0.2, "oprit": 0.1, "k:role": 0.25}

    def share(*groups):
        return round(commonness.share_of(Question(groups), known), 3)

    assert share(("fiets",)) == 0.5
    assert share(("fiets", "fietsen", "fietser")) == 0.7
    assert share(("fiets",), ("oprit",)) == 0.05
    assert share((("fiets", "oprit"), "oprit")) == 0.15
    assert share(("fie*",), ("zwaluw",)) == 0
    assert commonness.share_of(
        All((asks("oprit", unfinished=False), marked("k:role"))), known
    ) == pytest.approx(0.025)
    assert commonness.share_of(
        Either((asks("oprit", unfinished=False), Question(()))), known
    ) == pytest.approx(0.1)


def test_what_the_database_counted_is_read():
    for pk in range(1, 41):
        said = "fiets oprit" if pk % 4 == 0 else "fiets"
        SearchDoc.objects.create(id=pk, kind="test", thing_id=pk, level="public", words=said)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    commonness.forget()

    known = commonness.shares(TABLE, text_index.VECTOR)

    commonness.forget()
    counted = {"postgresql": {"fiets": 1.0, "oprit": 0.25}, "sqlite": {}}
    assert {word: round(part, 2) for word, part in known.items()} == counted[connection.vendor]


def follows(doc):
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 1
    SearchDoc.objects.filter(pk=doc.pk).update(words="oprit")
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 0
    assert SearchDoc.objects.matching(asks("oprit")).count() == 1
    doc.delete()
    assert SearchDoc.objects.matching(asks("oprit")).count() == 0
