"""What cannot be trusted is refused with a sentence, and nothing comes in."""

import json
import struct
from zipfile import ZipFile

import pytest

from samenspel.carrying.opening import opened
from samenspel.carrying.shapes import fits
from samenspel.intake.problems import Unreadable


def refused(look, parts, words, **how):
    with pytest.raises(Unreadable) as told:
        look(parts, **how)
    assert words in str(told.value)
    assert told.value.todo


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "0 bytes"), (b"PK\x03\x04 cut", "no ZIP"), (b"naam;leeftijd\n", "no ZIP")],
)
def test_what_is_no_zip_is_refused(tmp_path, content, words):
    file = tmp_path / "x.zip"
    file.write_bytes(content)

    with pytest.raises(Unreadable, match=words), opened(file):
        pass


def test_a_zip_of_something_else_is_refused(tmp_path):
    file = tmp_path / "x.zip"
    with ZipFile(file, "w") as parcel:
        parcel.writestr("holiday.txt", "sun")

    with pytest.raises(Unreadable, match="not the file of a community"), opened(file):
        pass


def test_a_newer_format_a_newer_kind_and_an_unknown_kind_are_of_another_version(look, parts):
    label = json.loads(parts["label.json"])
    refused(look, parts | {"label.json": json.dumps(label | {"version": 2}).encode()}, "another version")
    refused(look, parts | {"work.result.json": b'{"version": 9, "rows": []}'}, "another version")
    refused(look, parts | {"work.dream.json": b'{"version": 1, "rows": []}'}, "another version")


@pytest.mark.parametrize(
    "said",
    [
        b"{",
        b"[" * 100_000,
        b'{"version": 1}',
        b'{"version": 1, "rows": [{"row": 7}]}',
        b'{"version": NaN}',
    ],
)
def test_json_that_is_broken_or_deep_or_counts_wrong_is_refused(look, parts, said):
    refused(look, parts | {"work.result.json": said}, "cannot be read")


def test_another_encoding_is_refused(look, parts):
    refused(look, parts | {"people.json": '{"version": 1, "rows": "é"}'.encode("cp1252")}, "UTF-8")


def test_what_was_changed_after_packing_is_refused(look, parts):
    refused(look, parts | {"people.json": parts["people.json"] + b" "}, "not as it was packed", sums=False)


def test_a_bomb_is_left_before_it_is_unpacked(look, parts, settings):
    settings.IMPORT_MAX_MEGABYTES = 1

    refused(look, parts | {"files/1": b"0" * 3_000_000}, "larger than 1 MB")


def test_a_bomb_that_lies_about_its_size_is_left_too(look, parts, tmp_path, settings):
    look(parts | {"files/1": b"0" * 3_000_000})
    file = tmp_path / "community.zip"
    settings.IMPORT_MAX_MEGABYTES = 1
    content = file.read_bytes().replace(struct.pack("<L", 3_000_000), struct.pack("<L", 3_000))
    file.write_bytes(content)

    with pytest.raises(Unreadable), opened(file) as found:
        found.content("files/1")


def test_two_entries_of_one_name_are_refused(look, parts, tmp_path):
    look(parts)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        ZipFile(tmp_path / "community.zip", "a") as parcel,
    ):
        parcel.writestr("people.json", parts["people.json"])

    with pytest.raises(Unreadable, match="cannot be read"), opened(tmp_path / "community.zip"):
        pass


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", None),
        ("title", "x" * 100_000),
        ("title", {"a": 1}),
        ("title", "a\0b"),
        ("visibility", "everyone and more"),
        ("published_at", "the day before"),
        ("published_by", 99_999),
        ("published_by", "1"),
        ("published_by", True),
        ("kind", 7),
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_place(look, parts, field, value):
    said = json.loads(parts["work.result.json"])
    said["rows"][0][field] = value

    (problem,) = look(parts | {"work.result.json": json.dumps(said).encode()}).problems

    assert (problem.file, problem.row, problem.column) == ("work.result.json", 1, field)


def test_a_field_too_many_or_too_few_is_told(look, parts):
    said = json.loads(parts["work.result.json"])
    said["rows"][0]["secret"] = said["rows"][0].pop("story")

    problems = look(parts | {"work.result.json": json.dumps(said).encode()}).problems

    assert [problem.column for problem in problems] == ["secret", "story"]


@pytest.mark.parametrize(
    ("value", "shape", "good"),
    [
        (["a"], [str], True),
        (["a", 1], [str], False),
        ({"a": None}, {str: (str, None)}, True),
        ({"a": 1}, {str: (str, None)}, False),
        ([{"a": "b"}, "c"], [(str, {str: str})], True),
        (True, int, False),
        ({"n": 1}, {"n": int, "m": str}, True),
        ({"o": 1}, {"n": int}, False),
        (-1, int, False),
        (10**30, int, False),
        ("a\0", str, False),
    ],
)
def test_json_is_held_against_its_shape(value, shape, good):
    assert fits(value, shape) is good
