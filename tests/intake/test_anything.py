# ruff: noqa: E501 (words of the formats, in rows)
"""Whatever someone brings, they get an outcome or a sentence: never a traceback, and never half of it."""

import csv
import io

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samenspel.intake import importing
from samenspel.intake.importing import prepare
from samenspel.intake.problems import Unreadable
from samenspel.intake.running import problems_of

ANY = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = ["file.csv", "a.graphml", "a.gml", "a.net", "a.dl", "a.clu"]
BEGINNINGS = [b"", b"id,naam\n", b"source;target\n", b"\xff\xfe", b"\x1f\x8b\x08", b"<graphml>", b"graph [", b"*Vertices 3\n", b"dl n = 2\ndata:\n", b",a,b\n"]  # fmt: skip
WORDS = ["graph", "[", "]", "node", "edge", "id", "label", '"a"', "source", "target", "1", "2", "-1", "dl", "n=2", "data:",
         "labels:", "labels embedded", "*Vertices", "*Arcs", "*Edges", "*Matrix", "\n", ",", ";", '"', "0", "nm=2", "format=",
         "nodelist1", "edgelist1", "<graph>", "<node id='a'/>", "<edge/>", "</graph>", "<!DOCTYPE x>", "&a;", "!", "%"]  # fmt: skip


def sentences(kind, path, name):
    """What is said about a file; anything but sentences is an error of ours."""
    try:
        problems = importing.check(prepare(kind, path, name=name, dataset_name="x")).problems
    except Unreadable as error:
        problems = problems_of(error)
    return [str(problem) for problem in problems]


@pytest.mark.django_db
@ANY
@given(
    st.sampled_from(["people", "ties", "events"]),
    st.sampled_from(NAMES),
    st.sampled_from(BEGINNINGS),
    st.binary(max_size=300),
)
def test_any_bytes_give_sentences(tmp_path, kind, name, beginning, rest):
    path = tmp_path / "any"
    path.write_bytes(beginning + rest)

    assert all(sentences(kind, path, name))


@pytest.mark.django_db
@ANY
@given(
    st.sampled_from(["people", "ties"]), st.sampled_from(NAMES), st.lists(st.sampled_from(WORDS), max_size=40)
)
def test_any_words_of_the_formats_give_sentences(tmp_path, kind, name, words):
    path = tmp_path / "any"
    path.write_text(" ".join(words))

    assert all(sentences(kind, path, name))


@pytest.mark.django_db
@ANY
@given(st.lists(st.tuples(*[st.text(max_size=12)] * 3), min_size=1, max_size=6))
def test_any_cells_give_sentences_and_each_wrong_row_is_named(tmp_path, rows):
    out = io.StringIO()
    csv.writer(out).writerows([("person", "other", "at"), *rows])
    path = tmp_path / "any.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")

    assert all(sentences("events", path, "any.csv"))


@pytest.mark.django_db
@ANY
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Zs", "Zl", "Zp", "Cf"]),
        min_size=1,
        max_size=30,
    )
)
def test_any_key_is_kept_as_it_was_written(tmp_path, key):
    out = io.StringIO()
    csv.writer(out).writerows([("id", "naam"), (key, "x")])
    path = tmp_path / "any.csv"
    path.write_text(out.getvalue(), encoding="utf-8", newline="")

    outcome = importing.check(prepare("people", path, dataset_name="x"))

    assert [row["key"] for row in outcome.first_rows] == [key]
