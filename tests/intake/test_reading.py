"""Files as they come: in any encoding, with any separator, packed or not; and what is no table at all."""

import gzip

import pytest

from samenspel.intake.models import DatasetPerson
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.people.models import Person

NAMES = "nummer{0}naam\r\n1{0}Zoë Daniëls\r\n2{0}Bas Öz\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encoding_and_separator_are_found(bring, encoding, separator):
    bring("people", NAMES.format(separator).encode(encoding))

    assert set(Person.objects.values_list("name", flat=True)) == {"Zoë Daniëls", "Bas Öz"}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_of_all_systems_are_read(bring, ending):
    bring("people", f"id,naam{ending}1,Anna{ending}2,Bas{ending}")

    assert Person.objects.count() == 2


def test_gzip_is_known_by_its_first_bytes_and_not_by_its_name(bring, a_file):
    bring("people", a_file("people.csv", "id\nA01\n", packed=True))

    assert DatasetPerson.objects.get().key == "A01"


def test_quoted_cells_keep_separators_and_line_ends(bring):
    bring("people", 'id;functie\n1;"timmerman; ""meester"" en\nleermeester"\n')

    assert Person.objects.get().headline == 'timmerman; "meester" en leermeester'


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2,5", 2.5),
        ("2.5", 2.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1 234", 1234),
        ("7", 7),
        ("1e2", 100),
    ],
)
def test_numbers_with_a_comma_or_a_point(bring, written, value):
    bring("ties", f"source;target;value\na;b;{written}\n")

    assert Tie.objects.get().value == value


@pytest.mark.parametrize("written", ["nan", "inf", "1e999", "1_000", "tien", "1,2,x"])
def test_what_is_no_number_is_refused(problems_in, written):
    assert "This is not a number." in problems_in("ties", f"source;target;value\na;b;{written}\n")[0]


@pytest.mark.parametrize(
    "written",
    ["2024-03-31T14:05", "2024-03-31 14:05:00", "2024-03-31T12:05:00Z", "31-3-2024 14:05", "31/03/2024 14.05",
     "31 maart 2024 14:05", "31 mrt. 2024 14:05", "2024-03-31T14:05:00+02:00"],
)  # fmt: skip
def test_dates_in_iso_and_in_dutch(bring, written):
    bring("events", f"person,other,moment\na,b,{written}\n")

    assert CollaborationEvent.objects.get().at.isoformat() == "2024-03-31T12:05:00+00:00"


@pytest.mark.parametrize(
    "written", ["31-2-2024", "03/25/2024", "1-1-24", "gisteren", "0001-01-01", "9999-12-31"]
)
def test_what_is_no_date_is_refused(problems_in, written):
    said = problems_in("events", f"person,other,moment\na,b,{written}\n")

    assert len(said) == 1
    assert said[0].startswith("Row 2, column “moment”: ")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty (0 bytes)."),
        (b"\n\n", "Row 1: The first row is empty"),
        (b"PK\x03\x04rest", "This is an Excel workbook or a zip file"),
        (b"%PDF-1.7", "This is a PDF"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"\0\0\0\x20ftypisom\0\0", "This is a film"),
        (b"id,naam\n1,An\0na\n", "This is not a text file."),
        (bytes(range(256)) * 9, "This is not a text file."),
        (b"\xff\xfe\x00", "This is not a text file."),
        (b"<html><body>", "This is XML, JSON or a web page"),
        (b'{"id": 1}', "This is XML, JSON or a web page"),
        (b"\x1f\x8b\x08rest", "This gzip file is damaged or was cut off."),
        (gzip.compress(b"id\n1\n" * 999, mtime=0)[:30], "This gzip file is damaged or was cut off."),
        (b"id,,naam\n1,2,3\n", "Row 1: Column 2 has no name."),
        (b"id,naam,naam\n1,2,3\n", "Row 1: Columns 2 and 3 have the same name, “naam”."),
        (b",".join(b"k%d" % n for n in range(501)), "Row 1: The first row has 501 columns; at most 500"),
        (b'id,naam\n1,Anna\n2,"Bas\n', "Row 3: A quotation mark is opened here and never closed."),
        (b'id,naam\n1,"Anna"x\n', "Row 2: There is text after a closing quotation mark."),
        (b"leeftijd,kleur\n1,2\n", "There is no column for number or key, e-mail address, name, surname."),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence(problems_in, content, sentence):
    said = problems_in("people", content)

    assert said[-1].startswith(sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ('id,naam\n1,"' + "a" * 150_000 + '"\n', "Row 2: A cell may hold 100000 characters and a row"),
        ("id,naam\n1," + " " * 5_000_000 + "\n", "Row 2: A cell may hold 100000 characters and a row"),
    ],
)
def test_a_cell_without_end_gets_its_own_sentence(problems_in, content, sentence):
    assert problems_in("people", content)[-1].startswith(sentence)


def test_a_file_larger_than_the_limit_is_refused(problems_in, settings):
    settings.IMPORT_MAX_MEGABYTES = 1

    assert problems_in("people", b"id\n" + b"1234567\n" * 130_000)[0].startswith(
        "This file is larger than 1 MB"
    )


def test_a_gzip_bomb_is_left_at_the_limit(problems_in, settings):
    settings.IMPORT_MAX_MEGABYTES = 1
    bomb = gzip.compress(b"0" * 50_000_000, mtime=0)

    assert len(bomb) < 60_000
    assert problems_in("people", bomb)[0].startswith("This file is larger than 1 MB when unpacked.")


def test_a_file_that_is_not_there_is_named(problems_in, tmp_path):
    from samenspel.intake.problems import Unreadable
    from samenspel.intake.reading import open_source

    for path, sentence in ((tmp_path / "weg.csv", "There is no file"), (tmp_path, "is a folder")):
        with pytest.raises(Unreadable, match=sentence):
            open_source(path)
