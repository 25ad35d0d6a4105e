"""The index beside the rows can be taken away and made again, on either database."""

import pytest
from django.db import connection

from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc

pytestmark = pytest.mark.django_db(transaction=True)


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


def follows(doc):
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 1
    SearchDoc.objects.filter(pk=doc.pk).update(words="oprit")
    assert SearchDoc.objects.matching(asks("fietsen")).count() == 0
    assert SearchDoc.objects.matching(asks("oprit")).count() == 1
    doc.delete()
    assert SearchDoc.objects.matching(asks("oprit")).count() == 0
