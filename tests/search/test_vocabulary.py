"""Words are found by what they begin and end with, by slips and by sound, and go when nobody uses them."""

import pytest

from samenspel.communities import caring
from samenspel.communities.models import Role
from samenspel.search import compounds, slips, tidying, vocabulary
from samenspel.search.models import KnownWord, SearchDoc
from samenspel.search.sounding import sound_of
from samenspel.search.stemming import forms_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "alike",
    [
        ("meijer", "meyer", "maaier", "meier"),
        ("thijs", "tijs"),
        ("jansen", "janssen", "jansson"),
        ("dijkstra", "dykstra"),
        ("schmitz", "smits"),
        ("groot", "grood", "groodt"),
        ("philips", "filips", "flips"),
        ("catherine", "katherine"),
    ],
)
def test_names_of_one_sound_have_one_key(alike):
    assert len({sound_of(name) for name in alike}) == 1


@pytest.mark.parametrize(("one", "other"), [("bakker", "bekken"), ("visser", "bos"), ("jansen", "hansen")])
def test_names_of_another_sound_have_another(one, other):
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("gemeente", "gemente", 1),
        ("opvang", "opvagn", 1),
        ("huis", "huis", 0),
        ("", "abc", 3),
        ("kat", "hond", 4),
    ],
)
def test_how_far_two_words_are_apart(one, other, apart):
    assert slips.distance(one, other) == slips.distance(other, one) == apart


@pytest.mark.parametrize(
    ("one", "other", "is_form"),
    [
        ("gezinnen", "gezin", True),
        ("gezin", "zin", False),
        ("gemeente", "menen", False),
        ("gebouwd", "bouwen", True),
        ("schulden", "schuld", True),
        ("bedden", "bed", True),
    ],
)
def test_dutch_words_and_their_forms(one, other, is_form):
    assert bool(forms_of(one) & forms_of(other)) == is_form


def test_words_are_found_by_a_slip_a_part_and_a_sound():
    vocabulary.learn({"gemeente", "kinderopvang", "vergadering"}, names={"meijer"})

    assert slips.near(["gemente", "maaier"]) == {"gemente": ["gemeente"], "maaier": ["meijer"]}
    assert compounds.parts_of_compounds(["opvang", "ring"]) == {"opvang": ["kinderopvang"], "ring": []}


def test_a_word_that_is_typed_still_goes_on_as_words_that_occur_once_it_is_long():
    vocabulary.learn({"gemeente", "gemeenteraad", "gemeentes", "gewoon"})

    assert compounds.begun_with("gemee") == ["gemee*"]
    assert compounds.begun_with("gemeente") == ["gemeentes", "gemeenteraad"]
    assert compounds.begun_with("gemeentx") == []


def test_learning_again_keeps_nothing_twice():
    vocabulary.learn({"fietspad"}, names={"smit"})
    before = KnownWord.objects.count()

    vocabulary.learn({"fietspad"}, names={"smit"})

    assert KnownWord.objects.count() == before


def test_at_night_words_and_rows_of_what_is_gone_go(cast):
    role = caring.open_role(cast.workshop, by=cast.noor, name="Zwaluwteller")
    assert slips.near(["zwaluwtelelr"])["zwaluwtelelr"]
    Role.objects.filter(pk=role.pk).delete()

    rows, words = tidying.tidy()

    assert (rows, words > 0) == (1, True)
    assert not slips.near(["zwaluwtelelr"])["zwaluwtelelr"]
    assert SearchDoc.objects.of("role").exists()
