"""The difference between two versions, sentence by sentence along where each came from."""

import pytest

from samenspel.purpose.comparing import compare, summary
from samenspel.purpose.models import Version
from samenspel.purpose.wording import differing
from tests.purpose.making import a_next_version, a_version


@pytest.fixture
def three(cast):
    """Three versions: one sentence changed twice, one dropped in the second, one added in the third."""
    a_version(cast)
    a_next_version(
        cast,
        change=("Wij doen het met elkaar.", "Wij doen het samen met elkaar.", "Samen is het woord."),
        drop=("Ieder geeft een avond in de maand.", "Niet iedereen kan 's avonds."),
    )
    a_next_version(
        cast,
        change=("Wij doen het samen met elkaar.", "Wij doen het samen, met buren.", "Buren misten."),
        add=("give", "Ieder geeft wat past.", "Zo past het iedereen."),
    )
    return list(Version.objects.filter(community=cast.workshop).order_by("number"))


@pytest.mark.django_db
def test_every_sentence_is_kept_changed_new_or_gone(three):
    lines = compare(three[0], three[2], three)

    assert summary(lines) == {"changed": 1, "new": 1, "gone": 1, "kept": 1}
    assert [line.kind for line in lines] == ["kept", "changed", "new", "gone"]


@pytest.mark.django_db
def test_each_change_says_why_in_every_version_on_the_way(three):
    changed, new, gone = (
        next(line for line in compare(three[0], three[2], three) if line.kind == kind)
        for kind in ("changed", "new", "gone")
    )

    assert [(version.number, why) for version, why in changed.steps] == [
        (3, "Buren misten."),
        (2, "Samen is het woord."),
    ]
    assert [why for _version, why in new.steps] == ["Zo past het iedereen."]
    assert [(version.number, why) for version, why in gone.steps] == [(2, "Niet iedereen kan 's avonds.")]


@pytest.mark.django_db
def test_the_pieces_of_a_changed_sentence_make_both_sentences(three):
    line = next(line for line in compare(three[0], three[2], three) if line.kind == "changed")

    assert "".join(text for sign, text in line.words if sign != "-") == line.after.text
    assert [sign for sign, _text in line.words].count("=") >= 1


@pytest.mark.django_db
def test_a_sentence_in_another_place_has_moved(cast):
    first = a_version(cast, sentences=[("purpose", "Eén."), ("values", "Rust."), ("values", "Plezier.")])
    second = a_next_version(cast, add=("give", "Tijd.", "Hoort erbij."))
    rust, plezier = second.sentences.filter(part="values").order_by("order")
    second.sentences.filter(pk=rust.pk).update(order=90)

    lines = compare(first, second, [first, second])

    assert [line.kind for line in lines if line.part == "values"].count("moved") == 1
    assert plezier.text == "Plezier."


@pytest.mark.django_db
def test_a_comparison_asks_the_database_twice(three, django_assert_max_num_queries):
    with django_assert_max_num_queries(2):
        compare(three[0], three[2], three)


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("Wij helpen.", "Wij helpen.", [("=", "Wij helpen.")]),
        (
            "Wij helpen buren.",
            "Wij helpen graag buren.",
            [("=", "Wij helpen "), ("+", "graag "), ("=", "buren.")],
        ),
        ("Samen sterk.", "Niemand alleen laten.", [("-", "Samen sterk."), ("+", "Niemand alleen laten.")]),
        ("", "Nieuw.", [("-", ""), ("+", "Nieuw.")]),
    ],
)
def test_words_are_compared_as_people_read_them(before, after, pieces):
    assert differing(before, after) == pieces
