"""The public lists of municipalities and safety regions come in whole, by code, in any order, again too."""

import csv

import pytest

from samenspel.intake import importing
from samenspel.intake.models import Dataset
from samenspel.intake.undoing import undo
from samenspel.organisations.affiliating import found
from samenspel.organisations.models import Organisation, Partnership
from tests.shared import shared_data

pytestmark = pytest.mark.django_db
TOWNS = (
    "code,naam,veiligheidsregio,andere_namen\n"
    "GM0518,'s-Gravenhage,VR15,Den Haag|Haag\n"
    "GM1900,Súdwest-Fryslân,VR02,\n"
    "GM0014,Groningen,VR01,\n"
)
REGIONS = "code,naam,aantal_gemeenten\nVR01,Groningen,10\nVR02,Fryslân,18\nVR15,Haaglanden,9\n"


@pytest.fixture
def bring(tmp_path):
    def bring(text, *, dataset="Nederland"):
        path = text
        if isinstance(text, str):
            path = tmp_path / "list.csv"
            path.write_text(text, encoding="utf-8")
        return importing.carry_out(importing.prepare("organisations", path, dataset_name=dataset)).counts

    return bring


def called(words):
    return [organisation.name for organisation in Organisation.objects.called(words).by_name()]


@pytest.mark.parametrize("order", [(TOWNS, REGIONS), (REGIONS, TOWNS)])
def test_towns_and_regions_find_each_other_by_code_whichever_file_came_first(bring, order):
    for text in order:
        bring(text)

    assert Organisation.objects.count() == 6
    pair = Partnership.objects.of(Organisation.objects.get(code="GM0014")).get()
    assert {pair.one.name, pair.other.name} == {"Groningen", "Veiligheidsregio Groningen"}
    assert not Organisation.objects.filter(slug__startswith="vr").exists(), "addresses are names"


def test_the_same_lists_again_change_nothing_also_in_another_set(bring):
    for text in (TOWNS, REGIONS):
        bring(text)
    before = set(Organisation.objects.values_list("pk", "name", "code", "slug", "dataset"))

    again = [bring(text) for text in (TOWNS, REGIONS)] + [bring(TOWNS, dataset="elders")]

    assert set(Organisation.objects.values_list("pk", "name", "code", "slug", "dataset")) == before
    assert [counts["organisations"] for counts in again] == [{"unchanged": 3}, {"unchanged": 3}, {"known": 3}]
    assert again[0]["partnerships"] == {"unchanged": 3}


def test_a_new_name_under_the_same_code_is_the_same_organisation(bring):
    bring(TOWNS)
    bring(TOWNS.replace("Súdwest-Fryslân", "Súdwest"))

    assert Organisation.objects.get(code="GM1900").name == "Súdwest"


def test_names_with_apostrophes_and_accents_are_found_and_sorted(bring):
    bring(TOWNS)
    found(name="Rotterdam")
    found(name="Schiedam")
    found(name="Tilburg")

    assert called("sudwest fryslan") == called("SÚDWEST") == ["Súdwest-Fryslân"]
    assert called("den haag") == called("'s-gravenhage") == called("gm0518") == ["'s-Gravenhage"]
    towns = Organisation.objects.exclude(name__startswith="V").by_name()
    assert [town.name for town in towns if town.name[0] in "'RSTG"] == [
        "Groningen",
        "Rotterdam",
        "'s-Gravenhage",
        "Schiedam",
        "Súdwest-Fryslân",
        "Tilburg",
    ]


def test_a_town_that_was_here_by_name_keeps_its_page_and_learns_its_code(bring):
    here = found(name="Groningen", kind="government", about="Van ons.")

    counts = bring(TOWNS)

    here.refresh_from_db()
    assert (here.code, here.about, counts["organisations"]) == (
        "GM0014",
        "Van ons.",
        {"new": 2, "changed": 1},
    )


def test_taking_the_set_back_takes_towns_and_partnerships(bring):
    for text in (TOWNS, REGIONS):
        bring(text)
    undo(Dataset.objects.get())

    assert (Organisation.objects.count(), Partnership.objects.count()) == (0, 0)


@pytest.mark.shared_data
def test_the_public_lists_come_in_whole(bring):
    folder = shared_data("nl-organisations")
    counts = [bring(folder / name) for name in ("gemeenten.csv", "veiligheidsregios.csv")]

    assert counts[0]["partnerships"] == {"new": 342}
    towns = Organisation.objects.filter(code__startswith="GM", kind="government", visibility="public")
    assert (towns.count(), Organisation.objects.filter(code__startswith="VR", kind="safety").count()) == (
        342,
        25,
    )
    for code, towns_there in (("VR15", 9), ("VR01", 10), ("VR02", 18)):
        assert Partnership.objects.of(Organisation.objects.get(code=code)).count() == towns_there
    with (folder / "gemeenten.csv").open(encoding="utf-8") as file:
        names = {row["code"]: row["naam"] for row in csv.DictReader(file)}
    assert dict(towns.values_list("code", "name")) == names
    assert "'s-Gravenhage" in called("gravenhage")
    assert called("sudwest fryslan") == ["Súdwest-Fryslân"]
