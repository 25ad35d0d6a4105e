"""The story is complete in both languages, before anyone lives it."""

from collections import Counter

import pytest

from samenspel.demo import reading


def pairs(thing, path=""):
    """Every pair of texts in the story with the place where it stands."""
    if isinstance(thing, dict):
        for key, value in thing.items():
            if key == "brought":
                yield from ((f"{path}.brought.{who}", texts) for who, *texts in value)
            elif key in reading.TEXTS and isinstance(value, list):
                yield f"{path}.{key}", value
            else:
                yield from pairs(value, f"{path}.{key}")
    elif isinstance(thing, list):
        for number, value in enumerate(thing):
            yield from pairs(value, f"{path}[{number}]")


def all_pairs():
    yield from pairs(reading.raw_people())
    yield from pairs(reading.raw_communities())


def test_every_text_stands_in_both_languages():
    for place, texts in all_pairs():
        assert len(texts) == 2, place
        assert all(text.strip() for text in texts), place


def test_the_english_is_not_the_dutch_again():
    same = {dutch for _place, (dutch, english) in all_pairs() if dutch == english and " " in dutch}

    assert same == {"De Wijkwerkplaats"}


@pytest.mark.parametrize("which", [0, 1], ids=reading.LANGUAGES)
def test_no_two_results_tell_the_same(which):
    told = Counter(result["story"][which] for raw in reading.raw_communities() for result in raw["results"])

    assert [story for story, times in told.items() if times > 1] == []


def test_both_languages_have_the_same_people_days_and_results():
    dutch, english = reading.read("nl"), reading.read("en")

    assert _bones(dutch.people) == _bones(english.people)
    assert _bones(dutch.communities) == _bones(english.communities)


def _bones(thing):
    """The story without its words."""
    if isinstance(thing, dict):
        return {
            key: [who for who, _text in value] if key == "brought" else _bones(value)
            for key, value in thing.items()
            if key not in reading.TEXTS or not isinstance(value, str)
        }
    return [_bones(each) for each in thing] if isinstance(thing, list) else thing
