# ruff: noqa: E501 (lists of names in rows)
"""Which column is which: guessed, never taking along what is private, and changed by hand."""

import pytest

from samenspel.intake import columns, telling
from samenspel.intake.importing import prepare
from samenspel.intake.models import DatasetPerson
from samenspel.intake.problems import Unreadable
from samenspel.intake.sockets import IMPORTERS

PEOPLE = "Personeels-nr;Voornaam;Achternaam;E-mailadres;Afdeling;Leeftijd;Geslacht;Schoenmaat\n"
PEOPLE += "1;Anna;Bos;anna@samen.example;Zorg;33;v;39\n"


@pytest.fixture
def mapped(a_file):
    def mapped(kind, text, *words):
        return prepare(kind, a_file("file.csv", text), words=words, dataset_name="x").mapping

    return mapped


def test_columns_are_known_by_their_dutch_and_english_names(mapped):
    mapping = mapped("people", PEOPLE)

    assert mapping == {
        "Personeels-nr": "key",
        "Voornaam": "given_name",
        "Achternaam": "family_name",
        "E-mailadres": "email",
        "Afdeling": "attribute",
        "Leeftijd": "",
        "Geslacht": "",
        "Schoenmaat": "",
    }


def test_no_two_fields_of_a_kind_go_by_the_same_name():
    for importer in IMPORTERS.values():
        names = [name for field in importer.fields for name in field.names]
        assert sorted(names) == sorted(set(names)), importer.kind


@pytest.mark.parametrize(
    "name",
    ["Age", "age_group", "Leeftijd (jaren)", "Geboortedatum", "date of birth", "Geslacht", "gender", "Nationaliteit",
     "religion", "Gezondheid", "sick_days", "verzuim", "BSN", "salary_scale", "Burgerlijke staat", "Huisadres",
     "Leeftijdsgroep", "ageGroup", "Salarisschaal", "geloofsovertuiging", "Ethnicity", "herkomst", "handicap", "seksualiteit",
     "vakbond", "vakbondslid", "politieke voorkeur", "postcode6", "IBAN", "ziekteverlof", "birthYear", "genderidentiteit"],
)  # fmt: skip
def test_private_columns_are_never_taken_by_themselves(mapped, name):
    assert mapped("people", f"id,{name}\n1,x\n")[name] == ""
    assert columns.is_sensitive(name)


@pytest.mark.parametrize(
    "name",
    ["e-mail adres", "E-mailadres", "ziekenhuis", "language", "location", "package", "role", "manager"],
)
def test_words_that_only_look_like_private_ones_are_not(name):
    assert not columns.is_sensitive(name)


def test_a_private_column_that_is_chosen_comes_with_a_warning(mapped):
    mapping = mapped("people", "id,leeftijd\n1,33\n", "attribute=leeftijd")

    assert mapping["leeftijd"] == "attribute"
    assert telling.warned(mapping)[0].startswith("The column “leeftijd” looks sensitive.")


def test_a_work_column_with_many_values_is_not_an_attribute(mapped):
    few = "id,team\n" + "".join(f"{n},{n % 9}\n" for n in range(99))
    many = "id,team\n" + "".join(f"{n},{n}\n" for n in range(99))

    assert mapped("people", few)["team"] == "attribute"
    assert mapped("people", many)["team"] == ""


def test_a_column_of_addresses_shows_by_itself(mapped):
    assert mapped("people", "wie,post\nAnna,anna@samen.example\n", "name=wie")["post"] == "email"


def test_a_column_can_be_chosen_moved_and_left_out_by_hand(mapped):
    text = "id,nummer,team,kleur\n1,A,Zorg,rood\n"

    mapping = mapped("people", text, "key=nummer", "attribute=Kleur", "=team")

    assert mapping == {"id": "", "nummer": "key", "team": "", "kleur": "attribute"}


@pytest.mark.parametrize(
    ("word", "sentence"),
    [
        ("kye=id", "is not a way to map"),
        ("id", "is not a way to map"),
        ("key=nmr", "There is no column “nmr”"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused(mapped, word, sentence):
    with pytest.raises(Unreadable, match=sentence):
        mapped("people", "id,naam\n1,x\n", word)


def test_what_is_taken_along_is_kept_under_a_plain_name(bring):
    bring("people", "id,Team Noord\n1,Zorg\n", words=["attribute=Team Noord"])

    assert DatasetPerson.objects.get().attributes == {"team_noord": "Zorg"}


def test_a_column_type_is_a_direction_or_a_relation_by_what_is_in_it(mapped):
    direction = mapped("ties", "Source,Target,Type,Id,Label,Weight\na,b,Undirected,1,,2\n")
    relation = mapped("ties", "from,to,type\na,b,advies\n")

    assert (direction["Type"], direction["Weight"]) == ("directed", "value")
    assert relation["type"] == "relation"
