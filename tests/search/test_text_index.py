"""The index beside the rows can be taken away and made again, on either database."""

import pytest
from django.db import connection

from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_index_goes_and_comes_back_and_follows_the_rows():
    index = SearchDoc._meta.indexes[0]
    doc = SearchDoc.objects.create(kind="test", thing_id=1, level="public", words="fiets fietsen")
    with connection.schema_editor() as editor:
        editor.remove_index(SearchDoc, index)
        editor.add_index(SearchDoc, index)

    follows(doc)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite changes a table by making a new one")
def test_the_index_outlives_a_change_of_the_table():
    doc = SearchDoc.objects.create(kind="test", thing_id=1, level="public", words="fiets fietsen")
    with connection.schema_editor() as editor:
        editor._remake_table(SearchDoc)

    follows(doc)


def follows(doc):
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 1
    SearchDoc.objects.filter(pk=doc.pk).update(words="oprit")
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 0
    assert SearchDoc.objects.matching(asks("oprit")).count() == 1
    doc.delete()
    assert SearchDoc.objects.matching(asks("oprit")).count() == 0
