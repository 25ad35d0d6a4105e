"""Rows are found by words in any form, marks exactly, and no further than each circle may know."""

import pytest

from samenspel.discussions import writing
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility
from samenspel.search import indexing
from samenspel.search.asking import Either, any_of, asks, marked
from samenspel.search.models import SearchDoc
from samenspel.search.privacy import forget_who_wrote
from samenspel.search.sockets import KINDS, Kind, Said

pytestmark = pytest.mark.django_db

OPEN = [Visibility.PUBLIC]


@pytest.fixture
def say(monkeypatch):
    """``say(1, {"public": ["words"]}, marks=…)`` lets thing 1 be found; a kind of its own for these tests."""
    said = {}
    monkeypatch.setitem(
        KINDS, "test", Kind("test", Person, lambda things: [said[thing.pk] for thing in things])
    )

    def say(pk, texts, marks=None, person=None):
        said[pk] = Said(pk, person_id=person)
        for level, words in texts.items():
            said[pk].say(level, *words)
        for level, own in (marks or {}).items():
            said[pk].mark(level, *own)
        indexing.index("test", [Person(pk=pk)])

    return say


def found(question, levels=OPEN, **known):
    docs = SearchDoc.objects.of("test").matching(question).known_to(levels, **known)
    return sorted(set(docs.values_list("thing_id", flat=True)))


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("huizen", "huis"),
        ("organisaties", "organisatie"),
        ("gemeenten", "gemeente"),
        ("brieven schrijven", "brief"),
        ("Moderating discussions", "moderate a discussion"),
        ("Café Coördinatie", "cafe coordinatie"),
        ("coordinatie", "Coördinatie"),
        ("timmerman", "timm"),
        ("Łódź", "lodz"),
    ],
)
def test_a_word_is_found_in_its_other_forms(say, said, asked):
    say(1, {"public": [said]})
    say(2, {"public": ["iets heel anders"]})

    assert found(asks(asked)) == [1]


def test_every_word_must_fit_and_only_the_last_may_be_unfinished(say):
    say(1, {"public": ["gesprekken leiden"]})

    assert found(asks("gesprekken lei")) == [1]
    assert found(asks("gespr leiden")) == []
    assert found(asks("gesprekken koken")) == []
    assert found(any_of(asks("gesprekken koken"))) == [1]


def test_small_words_of_a_question_do_not_count(say):
    say(1, {"public": ["gesprekken begeleiden"]})

    assert found(asks("iemand die gesprekken kan begeleiden")) == [1]


@pytest.mark.parametrize("asked", ["", "   ", "!!", '"', "* OR *", "'); --", "a:b", "\\", "' & !", "c:1"])
def test_signs_that_mean_something_to_a_database_are_just_signs(say, asked):
    say(1, {"public": ["gewoon"]}, {"public": ["c:1"]})

    assert found(asks(asked)) == []


def test_words_are_known_only_where_they_may_be_known(say):
    say(1, {"public": ["fiets"], "members": ["oprit"], "private": ["zolder"]})

    assert found(asks("oprit")) == []
    assert found(asks("oprit"), fellows=[1]) == [1]
    assert found(asks("oprit"), fellows=[2]) == []
    assert found(asks("zolder"), fellows=[1]) == []
    assert found(asks("zolder"), own=[1]) == [1]


def test_words_of_several_circles_fit_together_for_who_may_know_both(say):
    say(1, {"public": ["fiets"], "members": ["oprit"]})

    assert found(asks("fiets oprit")) == []
    assert found(asks("fiets oprit"), fellows=[1]) == [1]


def test_a_mark_fits_exactly(say):
    say(1, {}, {"public": ["c:12", "c:12:more"]})

    assert found(marked("c:12")) == [1]
    assert found(marked("c:1", "c:12:more")) == [1]
    assert found(marked("c:1")) == []
    assert found(Either((asks("timmeren"), marked("c:12")))) == [1]


def test_saying_something_else_takes_the_place_of_what_was_said(say):
    say(1, {"public": ["fiets"], "private": ["zolder"]})
    say(1, {"public": ["bakfiets"]})

    assert found(asks("zolder"), own=[1]) == []
    assert found(asks("bakfiets")) == [1]
    assert SearchDoc.objects.of("test").count() == 1


def test_what_is_forgotten_is_found_no_more(say):
    say(1, {"public": ["fiets"]})
    indexing.forget("test", [1])

    assert found(asks("fiets")) == []


def test_nothing_is_kept_twice_for_circles_that_know_the_same(say):
    say(1, {"public": ["fiets"], "members": ["fietsen"], "private": ["fiets"]})

    assert SearchDoc.objects.of("test").count() <= 2


def test_building_anew_gives_the_same(cast):
    before = sorted(SearchDoc.objects.values_list("kind", "thing_id", "level", "words"))

    counts = indexing.reindex()

    assert sorted(SearchDoc.objects.values_list("kind", "thing_id", "level", "words")) == before
    assert counts["person"] == Person.objects.count()


def test_the_words_about_a_person_go_when_they_go(cast):
    sami = cast.sami.pk
    assert SearchDoc.objects.of("person").filter(thing_id=sami).exists()

    cast.sami.delete()

    assert not SearchDoc.objects.filter(thing_id=sami, kind="person").exists()
    assert not SearchDoc.objects.of("person").matching(asks("timmert")).exists()


def test_while_a_story_is_told_things_are_indexed_once_by_what_they_say_in_the_end(say, cast):
    with indexing.at_the_end():
        say(cast.noor.pk, {"public": ["timmeren"]})
        say(cast.sami.pk, {"public": ["timmeren"]})
        say(cast.noor.pk, {"public": ["schilderen"]})
        indexing.forget("test", [cast.sami.pk])
        assert found(asks("timmeren")) == []

    assert found(asks("schilderen")) == [cast.noor.pk]
    assert found(asks("timmeren")) == []


def test_what_somebody_wrote_bears_no_mark_of_them_once_they_are_erased(cast):
    writing.begin(cast.workshop, by=cast.sami, title="Zwaluwen", text="Wie telt mee?")
    assert SearchDoc.objects.matching(marked(f"by:{cast.sami.pk}")).exists()

    forget_who_wrote(cast.sami)

    assert not SearchDoc.objects.matching(marked(f"by:{cast.sami.pk}")).exists()
    assert SearchDoc.objects.of("discussion").matching(asks("zwaluw")).exists()
