"""Every wrong row gets its sentence: where, what is wrong, what to do. And then nothing comes in."""

import pytest

from samenspel.intake import importing
from samenspel.intake.models import Dataset
from samenspel.networks.models import CollaborationEvent
from samenspel.people.models import Person

THREE_WRONG = """person,other_person,timestamp,weight
anna,bas,2024-03-01T10:00:00Z,1
anna,,2024-03-01T11:00:00Z,1
bas,cor,31-31-2024,1
cor,anna,2024-03-02,heel veel
dana,anna,2-3-2024 14:00,2
"""


def test_three_bad_rows_give_three_sentences_with_their_row_and_nothing_comes_in(bring):
    with pytest.raises(importing.Refused) as refused:
        bring("events", THREE_WRONG)

    said = [str(problem) for problem in refused.value.outcome.problems]
    assert said == [
        "Row 3, column “other_person”: This cell is empty. Fill it in, or leave the row out.",
        "Row 4, column “timestamp”: This date does not exist (day first, then month). "
        "Write it as 2024-03-31 or 31-3-2024.",
        "Row 5, column “weight”: This is not a number. Write a number, such as 3 or 2,5.",
    ]
    assert [Person.objects.count(), Dataset.objects.count(), CollaborationEvent.objects.count()] == [0, 0, 0]


def test_each_problem_is_told_in_the_language_of_the_reader(problems_in):
    from django.utils import translation

    with translation.override("nl"):
        said = problems_in("events", THREE_WRONG)

    assert said[0].startswith("Rij 3, kolom “other_person”: Deze cel is leeg.")


def test_a_row_may_be_wrong_in_more_than_one_cell(problems_in):
    said = problems_in("events", "person,other,at,weight\n,bas,nooit,nul\n")

    assert [line.split(":")[0] for line in said] == [
        "Row 2, column “person”",
        "Row 2, column “at”",
        "Row 2, column “weight”",
    ]


def test_rows_are_numbered_as_a_spreadsheet_does(problems_in):
    """Empty rows count; a cell of two lines is one row; Excel's own sep= line is no row."""
    text = (
        'sep=;\r\nperson;other;at;area\r\nanna;bas;2024-01-01;"twee\r\nregels"\r\n\r\nanna;;2024-01-01;x\r\n'
    )

    assert problems_in("events", text)[0].startswith("Row 4, column “other”")


def test_a_row_with_too_many_or_too_few_cells_is_told_apart(problems_in):
    said = problems_in("ties", "source,target,value\na,b\na,b,1,2\na,c,1,,\n")

    assert said == [
        "Row 2: This row has 2 cells; the first row has 3. Look for a separator too many or too few, "
        "or a text with a separator that needs quotation marks.",
        "Row 3: This row has 4 cells; the first row has 3. Look for a separator too many or too few, "
        "or a text with a separator that needs quotation marks.",
    ]


def test_the_same_key_twice_names_the_other_row(problems_in):
    said = problems_in("people", "id,naam\n1,Anna\n2,Bas\n1,Cor\n")

    assert said == [
        "Row 4, column “id”: This is the same as in row 2. "
        "Keep one of the two rows, or give them values of their own."
    ]


def test_the_same_address_twice_names_the_other_row(problems_in):
    said = problems_in("people", "id,email\n1,a@samen.example\n2,A@samen.example\n")

    assert said[0].startswith("Row 3, column “email”: This is the same as in row 2.")


def test_a_manager_who_is_nobody_is_named(problems_in):
    said = problems_in("people", "personeelsnummer;leidinggevende\n1;2\n2;\n3;9\n")

    assert said == [
        "Row 4, column “leidinggevende”: Nobody in this file or this set is called this. "
        "Add a row for this manager, or leave the cell empty for who has none."
    ]


def test_a_tie_with_two_values_names_both(problems_in):
    said = problems_in("ties", "source,target,value\na,b,1\na,b,2\n")

    assert said == [
        "Row 3, column “value”: Row 2 gives this same tie another value, 1. Keep one of the two rows."
    ]


def test_a_header_alone_is_not_enough(problems_in):
    assert problems_in("people", "id,naam\n") == [
        "There is a header, but there are no rows below it. Fill in at least one row."
    ]


def test_a_value_that_does_not_fit_is_told_its_length(problems_in):
    said = problems_in("people", f"id,naam\n1,{'x' * 121}\n")

    assert said == ["Row 2, column “naam”: This is 121 characters long; at most 120 fit. Make it shorter."]


def test_a_failure_half_way_leaves_nothing(bring, monkeypatch):
    def break_off(*_args, **_kwargs):
        raise OSError("the disk is full")

    monkeypatch.setattr("samenspel.networks.intake.events.insert", break_off)
    with pytest.raises(OSError, match="full"):
        bring("events", "person,other,at\nanna,bas,2024-01-01\n")

    assert [Person.objects.count(), Dataset.objects.count()] == [0, 0]
