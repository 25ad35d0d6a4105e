"""The command line: what it prints, in which language, and with which exit code."""

import json

import pytest
from django.core.management import CommandError, call_command

from samenspel.intake.models import Dataset
from samenspel.people.models import Person

STAFF = "personeelsnummer;naam;leeftijd\n1;Anna;33\n2;Bas;40\n"


@pytest.fixture
def say(db, capsys, monkeypatch):
    """``say("import", …)`` runs the command as a person with a terminal would: exit code, out, err."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("SAMENSPEL_LANGUAGE", raising=False)
    monkeypatch.delenv("LC_ALL", raising=False)

    def say(*words):
        code = 0
        try:
            call_command("import", *map(str, words))
        except SystemExit as ended:
            code = ended.code
        except CommandError as refused:
            code, text = refused.returncode, str(refused)
            return code, capsys.readouterr().out, text
        out, err = capsys.readouterr()
        return code, out, err

    return say


def test_an_import_says_what_columns_become_and_what_was_done(say, a_file):
    code, out, _err = say("people", a_file("wijkteam.csv", STAFF))

    assert code == 0
    assert "wijkteam.csv → wijkteam" in out
    assert "personeelsnummer  number or key" in out
    assert "leeftijd          left out" in out
    assert "people  2 new" in out
    assert "samenspel import undo “wijkteam”" in out


def test_it_speaks_the_language_of_the_terminal(say, a_file, monkeypatch):
    monkeypatch.setenv("LANG", "nl_NL.UTF-8")

    _code, out, _err = say("people", a_file("wijkteam.csv", STAFF))

    assert "mensen  2 nieuw" in out


def test_a_dry_run_counts_and_writes_nothing(say, a_file):
    code, out, _err = say("people", a_file("wijkteam.csv", STAFF), "--dry-run")

    assert (code, Person.objects.count()) == (0, 0)
    assert "people  2 new" in out
    assert "Nothing was written" in out


def test_wrong_rows_are_told_and_the_exit_code_is_one(say, a_file, tmp_path):
    path = a_file("wijkteam.csv", STAFF + "2;Cor;\n;Dana;\n1;;\n")

    code, _out, err = say("people", path, "--report", tmp_path / "report.csv")

    assert code == 1
    assert "Row 4, column “personeelsnummer”: This is the same as in row 3." in err
    assert "2 things in this file are wrong. Nothing was imported." in err
    assert (tmp_path / "report.csv").read_text(encoding="utf-8-sig").count("\n") == 3
    assert Person.objects.count() == 0


@pytest.mark.parametrize("content", [b"", b"\0\1\2\3" * 99, b"kleur\nrood\n"])
def test_what_cannot_be_read_has_exit_code_two(say, a_file, content):
    code, _out, err = say("people", a_file("film.csv", content))

    assert code == 2
    assert "Traceback" not in err


def test_a_wrong_mapping_names_the_columns(say, a_file):
    code, _out, err = say("people", a_file("wijkteam.csv", STAFF), "--map", "key=nummertje")

    assert (code, "The columns are: personeelsnummer, naam, leeftijd." in err) == (2, True)


def test_json_holds_the_counts_and_the_problems(say, a_file):
    path = a_file("wijkteam.csv", STAFF)

    done = json.loads(say("people", path, "--json")[1])
    code, out, _err = say("people", a_file("fout.csv", "id;email\n1;nee\n"), "--json", "--dataset", "x")

    assert done["counts"]["people"] == {"new": 2}
    assert code == 1
    assert json.loads(out)["problems"][0] == {
        "row": 2,
        "column": "email",
        "value": "nee",
        "wrong": "This is not an e-mail address.",
        "todo": "Write it as name@organisation.nl.",
    }


def test_a_sensitive_column_chosen_by_hand_gives_a_warning(say, a_file):
    _code, out, _err = say("people", a_file("wijkteam.csv", STAFF), "--map", "attribute=leeftijd")

    assert "! The column “leeftijd” looks sensitive." in out


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("signalen/events.csv.gz", "signalen"),
        ("signalen/people.csv", "signalen"),
        ("krackhardt/advice.graphml", "advice"),
        ("x/wijkteam-people.csv", "wijkteam"),
        ("wijkteam/export/data/nodes.csv", "wijkteam"),
        ("/people.csv", ""),
    ],
)
def test_the_set_is_named_after_the_file_or_else_its_folder(path, name):
    from samenspel.intake.naming import guessed_name

    assert guessed_name(path) == name


def test_sets_are_listed_and_undone_by_name(say, a_file):
    say("people", a_file("wijkteam.csv", STAFF), "--dataset", "Wijkteam Noord")

    assert "Wijkteam Noord" in say("list")[1]
    assert say("undo", "Wijkteam Noord")[0] == 0
    assert Dataset.objects.count() == Person.objects.count() == 0
    assert say("undo", "Wijkteam Noord")[0] == 2
    assert "Nothing was imported yet." in say("list")[1]


def test_ties_take_a_relation_and_may_be_without_direction(say, a_file):
    path = a_file("wijkteam.csv", "van,naar\nanna,bas\nbas,anna\n")

    code, out, _err = say("ties", path, "--relation", "advies", "--undirected", "--visibility", "public")

    assert code == 0
    assert "per relation               advies 1" in out
    assert Dataset.objects.get().visibility == "public"
